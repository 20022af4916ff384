package org.chronomap.backend.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackCommandTest {

    @TempDir
    Path work;

    @Test
    void whereToMustBeSaid() {
        Ran refused = new Program(work).run("unpack");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Where to is missing", "Usage: java -jar chronomap.jar unpack --to DIR");
    }

    @Test
    void onlyTheJarCanBeUnpacked() {
        Ran refused =
                new Program(work).run("unpack", "--to", work.resolve("program").toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Only chronomap.jar as it was built");
        assertThat(work.resolve("program")).doesNotExist();
    }
}
