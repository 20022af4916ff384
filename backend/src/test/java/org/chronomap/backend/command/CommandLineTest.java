package org.chronomap.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody learns who tries the program's arguments. */
class CommandLineTest {

    @TempDir
    Path work;

    @Test
    void theVersionIsToldAndNothingMade() throws Exception {
        Ran version = new Program(work).run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("Chronomap ").contains("Java ");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void whatThereIsIsToldAndNothingMade() throws Exception {
        Ran help = new Program(work).run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("import DIR", "export STORY", "backup --to", "--server.port=8080", "--chronomap.data-dir");
        assertThat(help.err()).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void whatMeansNothingIsRefusedWithWhatThereIs() throws Exception {
        Ran refused = new Program(work).run("--chronomap.data-dir=./data", "--port=9000", "--sever.port=9000");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("\"--port=9000\" means nothing here", "\"--sever.port=9000\" means nothing here")
                .contains("import DIR", "--server.port=8080");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aCommandTellsHowItIsUsed() throws Exception {
        Ran help = new Program(work).run("import", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: java -jar chronomap.jar import DIR");
        assertThat(work).isEmptyDirectory();
    }
}
