package org.chronomap.backend.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a story most likely says otherwise than it was meant is told where it is read: at the start, and by the command. */
class StoryWarningsTest {

    @TempDir
    Path work;

    @Test
    void isToldAtTheStartAndWhenItIsImported() throws Exception {
        Path folder = Files.createDirectories(work.resolve("data/stories/quiet-day"));
        Files.writeString(folder.resolve("story.yaml"), """
                title: {en: A quiet day}
                timeZone: Asia/Almaty
                extent: 2022-01-02/2022-01-22
                knownAsOf: 2023-01-13
                languages: [en]
                """);
        Files.writeString(folder.resolve("notes.txt"), "Call back");
        Files.writeString(work.resolve("data/stories/story.yaml"), "title: {en: Beside}");
        Program program = new Program(work);

        // A command loads the stories as the server does.
        Ran started =
                program.run("export", "quiet-day", "--to", work.resolve("out").toString());

        assertThat(started.exitCode()).as(started.err()).isZero();
        assertThat(started.out())
                .contains("Story quiet-day was read; look at these again:")
                .contains(
                        "  story.yaml:4: knownAsOf: 2023-01-13 lies outside the extent",
                        "  notes.txt:1: is read by nobody")
                .contains("A story is a folder there, like");

        Ran imported = program.run("import", folder.toString());

        assertThat(imported.out())
                .contains("quiet-day: 0 made, 0 changed, 0 deleted", "look at these again:")
                .contains(
                        "  story.yaml:4: knownAsOf: 2023-01-13 lies outside the extent",
                        "  notes.txt:1: is read by nobody")
                .doesNotContain("Story quiet-day was read");
    }
}
