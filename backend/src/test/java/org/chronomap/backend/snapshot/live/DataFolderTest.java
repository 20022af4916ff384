package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class DataFolderTest {

    private static final String HEAD = """
            title: {en: A quiet day, ar: يوم هادئ}
            timeZone: Europe/Paris
            extent: 2024-03-30/2024-04-01
            languages: [en, ar]
            categories:
              - {id: rain, label: {en: Rain}, colour: "#336699", pattern: dots}
            """;
    private static final String INCIDENT = """
            - id: it-rains
              when: 2024-03-31
              geoPrecision: none
              category: rain
              status: reported
              title: {en: It <b>rains</b>}
              sources: [{publisher: The diary}]
            """;

    @Test
    void servesTheStoriesOfTheDataFolderAndTellsTheFaultsOfOthers(@TempDir Path data, CapturedOutput output)
            throws IOException {
        write(data, "quiet-day", HEAD, INCIDENT);
        write(data, "broken-day", HEAD, INCIDENT.replace("2024-03-31", "2024-02-30"));
        write(data, "kazakhstan-january-2022", "title: none", INCIDENT);
        Files.createDirectories(data.resolve("stories/unreadable-day/story.yaml"));

        try (ConfigurableApplicationContext server =
                SpringApplication.run(Chronomap.class, "--server.port=0", "--chronomap.data-dir=" + data)) {
            Http http = new Http(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));

            assertThat(http.get("/stories/quiet-day/collections/incidents/items?datetime=2024-03-31")
                            .json()
                            .get("numberMatched")
                            .intValue())
                    .isEqualTo(1);
            assertThat(http.get("/stories/quiet-day?lang=ar", "Accept", "text/html")
                            .text())
                    .contains("<html lang=\"ar\"")
                    .doesNotContain("It <b>rains");
            assertThat(http.get("/stories/kazakhstan-january-2022").status()).isEqualTo(200);
            assertThat(http.get("/stories/broken-day").status()).isEqualTo(404);
            assertThat(output).contains("incidents.yaml:2: it-rains: when: ").contains("2024-02-30");
            assertThat(http.get("/stories/unreadable-day").status()).isEqualTo(404);
            assertThat(output)
                    .contains("unreadable-day could not be read")
                    .contains("The bundled story of that name is served in its place.");
        }
    }

    private static void write(Path data, String id, String head, String incidents) throws IOException {
        Path folder = Files.createDirectories(data.resolve("stories").resolve(id));
        Files.writeString(folder.resolve("story.yaml"), head);
        Files.writeString(folder.resolve("incidents.yaml"), incidents);
    }
}
