package org.chronomap.backend.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever translates is told what is missing, and given a file to write in. */
class LanguagesCommandTest {

    @TempDir
    Path work;

    @Test
    void whatIsWrittenInTheTemplateIsReadAgain() throws IOException {
        Path languages = Files.createDirectories(work.resolve("data/languages"));
        Files.writeString(languages.resolve("pl.json"), "{\"list.heading\": \"Co wiadomo\", \"list.haeding\": \"\"}");
        Path template = work.resolve("template.json");
        Program program = new Program(work);

        Ran written = program.run("languages", "pl", "--to", template.toString());
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(Files.readString(template))
                .contains("  \"list.heading\" : \"Co wiadomo\"")
                .contains("  \"//legend.heading\" : \"Legend\",\n  \"legend.heading\" : \"\"")
                .contains("\"count.incidents.few\" : \"\"", "\"edit.")
                .doesNotContain("count.incidents.zero");
        assertThat(program.run("languages", "pl", "--to", template.toString()).err())
                .contains("is there already");

        Files.copy(template, languages.resolve("sl.json"));
        Ran told = program.run("languages", "sl");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.out())
                .contains("legend.heading is missing: Legend")
                .contains("count.incidents.two is missing: {0} incidents")
                .doesNotContain("\nlist.heading")
                .doesNotContainPattern("(?m)^\\S++ is (?:left out: |no word )");
    }

    @Test
    void allLanguagesAreToldAndWhatIsLeftOut() throws IOException {
        Path languages = Files.createDirectories(work.resolve("data/languages"));
        Files.writeString(languages.resolve("pl.json"), "{");

        Ran ran = new Program(work).run("languages");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("(?m)^fr +for readers (\\d+) of \\1 words, for editors (\\d+) of \\2$");
        assertThat(ran.out()).contains("pl.json: it is not JSON, at line 1");
        assertThat(new Program(work).run("languages", "fr").exitCode()).isZero();
        assertThat(new Program(work).run("languages", "no_tag").exitCode()).isEqualTo(2);
    }
}
