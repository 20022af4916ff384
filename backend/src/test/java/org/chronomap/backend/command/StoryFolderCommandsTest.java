package org.chronomap.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class StoryFolderCommandsTest {

    private static final String BUNDLED = "kazakhstan-january-2022";

    @TempDir
    Path work;

    @Test
    void aStoryThatIsWrittenOutAndReadInAgainIsTheSame() throws Exception {
        Program program = new Program(work);

        String folder = work.resolve("out").toString();

        Ran out = program.run("export", BUNDLED, "--to", folder);
        assertThat(out.err()).isEmpty();
        assertThat(out.exitCode()).isZero();
        assertThat(work.resolve("out/incidents.yaml")).exists();
        assertThat(program.run("export", BUNDLED, "--to", folder).err()).contains("--overwrite");

        Ran same = program.run("import", folder, "--as", BUNDLED);
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).contains(BUNDLED + ": 0 made, 0 changed, 0 deleted");

        Path incidents = work.resolve("out/incidents.yaml");
        Files.writeString(
                incidents,
                Files.readString(incidents)
                        .replace("Protests against rising fuel prices begin", "Fuel protests begin"));
        assertThat(program.run("import", folder, "--as=" + BUNDLED, "--note=A shorter title")
                        .out())
                .contains(BUNDLED + ": 0 made, 1 changed, 0 deleted");
        assertThat(program.run("import", folder, "--as=another-story").out()).contains(", 0 changed, 0 deleted");
    }

    @Test
    void everyFaultIsToldByFileAndLine() throws Exception {
        Path story = Files.createDirectories(work.resolve("quiet-day"));
        Files.writeString(story.resolve("story.yaml"), "title: {en: A quiet day}\nlanguages: [en]\n");
        Files.writeString(story.resolve("incidents.yaml"), "- id: it-rains\n  when: 2024-02-30\n");

        Ran refused = new Program(work).runAlone("import", "quiet-day");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("story.yaml:1: timeZone", "incidents.yaml:2: it-rains: when: ");
    }

    @Test
    void aDataFolderThatAServerUsesIsLeftToIt() throws Exception {
        Path data = work.resolve("data");
        try (ConfigurableApplicationContext server =
                SpringApplication.run(Chronomap.class, "--server.port=0", "--chronomap.data-dir=" + data)) {
            assertThat(server.isRunning()).isTrue();
            Ran last = new Program(work)
                    .runAlone(
                            CommandsInTurn.class,
                            "export " + BUNDLED + " --to out",
                            "publish " + BUNDLED + " --to bundle",
                            "backup --to all.zip");

            List<Ran> commands = last.out()
                    .lines()
                    .limit(3)
                    .map(line -> JsonMapper.shared().readValue(line, Ran.class))
                    .toList();
            assertThat(commands).hasSize(3).allSatisfy(refused -> {
                assertThat(refused.exitCode()).isEqualTo(1);
                assertThat(refused.err().lines())
                        .as(refused.err())
                        .singleElement()
                        .asString()
                        .contains(
                                "is in use by another process",
                                "stop that first",
                                "import DIR --to=http://localhost:8080");
            });
            assertThat(last.exitCode()).as("a second server").isEqualTo(1);
            assertThat(last.out().lines().skip(3).collect(Collectors.joining("\n")))
                    .contains("is in use by another process", "chronomap.data-dir")
                    .doesNotContain("\tat ");
        }
    }
}
