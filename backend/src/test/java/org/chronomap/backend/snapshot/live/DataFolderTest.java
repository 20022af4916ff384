package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What a newsroom puts into the data folder: stories, and a language, Esperanto, some of whose words try to be more than words. */
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
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path data = Path.of("");

    private static ConfigurableApplicationContext server = new GenericApplicationContext();
    private static Http http = new Http(0);
    private static String said = "";

    @BeforeAll
    static void serve(CapturedOutput output) throws IOException {
        write("quiet-day", HEAD, INCIDENT);
        write("broken-day", HEAD, INCIDENT.replace("2024-03-31", "2024-02-30"));
        write("kazakhstan-january-2022", "title: none", INCIDENT);
        write("bazaro", HEAD.replace("en, ar", "eo, en"), INCIDENT.replace("2024-03-31", "2024-03~"));
        Files.createDirectories(data.resolve("stories/unreadable-day/story.yaml"));
        Path languages = Files.createDirectories(data.resolve("languages"));
        Files.copy(Path.of("src/test/resources/languages/eo.json"), languages.resolve("eo.json"));
        Files.writeString(languages.resolve("pl.json"), "{\"list.heading\": \"Co wiadomo\",\n}");
        server = SpringApplication.run(
                Chronomap.class,
                "--server.port=0",
                "--chronomap.editor.password=" + PASSWORD,
                "--chronomap.data-dir=" + data);
        http = new Http(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        said = output.toString();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static void write(String id, String head, String incidents) throws IOException {
        Path folder = Files.createDirectories(data.resolve("stories").resolve(id));
        Files.writeString(folder.resolve("story.yaml"), head);
        Files.writeString(folder.resolve("incidents.yaml"), incidents);
    }

    @Test
    void servesTheStoriesOfTheDataFolderAndTellsTheFaultsOfOthers() {
        assertThat(http.get("/stories/quiet-day/collections/incidents/items?datetime=2024-03-31")
                        .json()
                        .get("numberMatched")
                        .intValue())
                .isEqualTo(1);
        assertThat(http.get("/stories/quiet-day?lang=ar", "Accept", "text/html").text())
                .contains("<html lang=\"ar\"")
                .doesNotContain("It <b>rains");
        assertThat(http.get("/stories/kazakhstan-january-2022").status()).isEqualTo(200);
        assertThat(http.get("/stories/broken-day").status()).isEqualTo(404);
        assertThat(said).contains("incidents.yaml:2: it-rains: when: ").contains("2024-02-30");
        assertThat(http.get("/stories/unreadable-day").status()).isEqualTo(404);
        assertThat(said)
                .contains("unreadable-day could not be read")
                .contains("The bundled story of that name is served in its place.");
    }

    @Test
    void aStoryOfALanguageOfTheFolderIsReadInItAndATextThatItLacksSaysInWhich() {
        String page = http.get("/stories/bazaro", "Accept", "text/html", "Accept-Language", "eo")
                .text();

        assertThat(page)
                .contains("<html lang=\"eo\" dir=\"ltr\"")
                .contains("ĉirkaŭ en marto 2024")
                .contains("Kio estas konata")
                .contains("hreflang=\"eo\" data-lang=\"eo\" aria-current=\"true\">Esperanto</a>")
                .contains("<h1 lang=\"en\" dir=\"ltr\">A quiet day</h1>");
        assertThat(http.get("/?lang=eo", "Accept", "text/html").text())
                .contains("<html lang=\"eo\"")
                .contains("hreflang=\"fr\"");
        assertThat(http.get("/sitemap.xml").text()).contains("hreflang=\"eo\"");
    }

    @Test
    void dataInOtherWordsBearsAnotherTag() {
        Http.Answer items = http.get("/stories/bazaro/collections/incidents/items?lang=eo");

        assertThat(items.text()).contains("\"whenText\":\"ĉirkaŭ en marto 2024\"");
        assertThat(items.header("ETag")).containsPattern("-w[0-9a-f]{12}-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?lang=eo",
                "/stories/bazaro?lang=eo",
                "/embed/bazaro?lang=eo",
                "/stories/bazaro/history?lang=eo",
                "/stories/bazaro/collections?lang=eo&f=html",
                "/stories/bazaro/feed.atom?lang=eo",
                "/login?lang=eo",
                "/nowhere?lang=eo",
                "/edit?lang=eo"
            })
    void noWordOfTheFolderIsMarkup(String address) {
        String pair = "editor:" + PASSWORD;
        String page = http.get(
                        address,
                        "Accept",
                        "text/html",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .text();

        assertThat(page).contains("lang=\"eo\"").doesNotContain("<img src=x", "<script>alert", "<b>rakontoj");
    }

    @Test
    void aFaultyLanguageIsLeftOutAndTold() {
        assertThat(http.get("/actuator/health").text()).contains("\"languages\"");
        assertThat(said)
                .contains("pl.json: it is not JSON, at line 2, column 1")
                .containsPattern("Language eo: \\d+ words of .*languages, \\d+ missing for readers")
                .containsPattern(
                        "Language eo, missing \\(\\d+; all are told by: java -jar chronomap.jar languages eo\\): ");
        assertThat(http.get("/?lang=pl", "Accept", "text/html").text()).contains("<html lang=\"en\"");
    }
}
