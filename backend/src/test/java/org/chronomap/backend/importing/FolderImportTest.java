package org.chronomap.backend.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.chronomap.backend.security.Editor;
import org.chronomap.geodata.folder.StoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A running server takes a story's folder. */
class FolderImportTest extends ServerTest {

    private static final String STORY_YAML = """
            title: {en: A quiet day}
            timeZone: Asia/Almaty
            extent: 2022-01-02/2022-01-22
            languages: [en]
            categories: [{id: rain, label: {en: Rain}, colour: "#96590d", pattern: waves}]
            """;
    private static final String INCIDENTS = """
            - id: it-rains
              when: 2022-01-06
              geoPrecision: none
              category: rain
              status: reported
              title: {en: It rains}
              sources: [{publisher: AFP}]
            """;

    @TempDir
    Path work;

    @Autowired
    private FolderImport folders;

    @Test
    void takesWhatWasExportedAndTellsWhatItMade() throws IOException {
        ownStories.holdCopyOfBundled("imported");
        byte[] exported = http.get("/stories/imported/export?f=folder").bytes();

        Answer same = send("imported", exported);

        assertThat(same.status()).as(same.text()).isEqualTo(200);
        assertThat(same.text()).isEqualTo("{\"created\":0,\"changed\":0,\"deleted\":0,\"warnings\":[]}");

        Answer made = send("imported-anew", exported);
        assertThat(made.json().get("created").intValue()).isGreaterThan(30);
        assertThat(http.get("/stories/imported-anew").status()).isEqualTo(200);
    }

    @Test
    void makesTheStoryWhatTheFolderSaysAndTellsReadersWhy() throws IOException {
        assertThat(send("quiet-day", zip(Map.of("story.yaml", STORY_YAML, "incidents.yaml", INCIDENTS)))
                        .json()
                        .get("created")
                        .intValue())
                .isEqualTo(2);

        Answer changed = send(
                "quiet-day?note=It+snowed",
                zip(Map.of(
                        "my folder/story.yaml", STORY_YAML,
                        "my folder/incidents.yaml",
                                INCIDENTS.replace("It rains", "It snows").replace("2022-01-06", "2023-01-06"),
                        "my folder/pictures/one.png", "",
                        "my folder/.DS_Store", "",
                        "__MACOSX/my folder/._story.yaml", "")));

        assertThat(changed.json().get("changed").intValue()).as(changed.text()).isEqualTo(1);
        assertThat(changed.json().get("warnings")).hasSize(2);
        assertThat(changed.json().get("warnings").get(0).toString())
                .contains("\"file\":\"pictures/\"", "is read by nobody");
        assertThat(changed.json().get("warnings").get(1).toString())
                .contains("\"file\":\"incidents.yaml\",\"line\":2,\"item\":\"it-rains\",\"field\":\"when\"", "outside");
        assertThat(http.get("/stories/quiet-day/history?f=json").text()).contains("It snowed");
    }

    @Test
    void tellsEveryFaultAndChangesNothing() throws IOException {
        Answer refused = send(
                "no-day",
                zip(Map.of("story.yml", STORY_YAML, "incidents.yaml", INCIDENTS.replace("2022-01-06", "06/13/2022"))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").stringValue())
                .contains("story.yml:1: must be named story.yaml")
                .contains("incidents.yaml:2: it-rains: when: ", "Write 2022-06-13.");
        assertThat(refused.json().get("faults").get(1).get("line").intValue()).isEqualTo(2);
        assertThat(http.get("/stories/no-day").status()).isEqualTo(404);
    }

    @Test
    void whatNeedsMoreMemoryThanThereIsStoresNothingAndSaysWhatToDo() {
        StoryFiles endless = name -> {
            if (name.equals("incidents.yaml")) {
                throw new OutOfMemoryError("Java heap space");
            }
            return name.equals("story.yaml")
                    ? new ByteArrayInputStream(STORY_YAML.getBytes(StandardCharsets.UTF_8))
                    : null;
        };

        assertThatThrownBy(() ->
                        folders.run("endless-day", endless, Editor.SERVER, null).block())
                .hasMessageContaining("endless-day is too large")
                .hasMessageContaining("nothing of it was stored")
                .hasMessageContaining("-Xmx");
        assertThat(http.get("/stories/endless-day").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../story.yaml", "/story.yaml", "a/../../story.yaml", "..\\story.yaml"})
    void nothingLeadsOutOfTheFolder(String name) throws IOException {
        Answer refused = send("no-day", zip(Map.of(name, STORY_YAML)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("leads out of it");
    }

    @Test
    void noNameOfAFileHoldsAControlCharacter() throws IOException {
        Answer refused = send("no-day", zip(Map.of("story.yaml", STORY_YAML, "a\u0000b.png", "")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("control character U+0000");
    }

    @Test
    void isBoundedPackedAndUnpacked() throws IOException {
        byte[] bomb = zip(Map.of("story.yaml", "#".repeat(80 << 20)));

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(send("no-day", bomb).status()).isEqualTo(413);
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_100; i++) {
            many.put(i + ".txt", "");
        }
        assertThat(send("no-day", zip(many)).status()).isEqualTo(413);
    }

    @Test
    void aLargeStoryIsMadeWhatTheFolderSaysAsWell() throws IOException {
        StringBuilder incidents = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            incidents.append(INCIDENTS.replace("it-rains", "rain-" + i));
        }
        String scenes =
                "- {id: first, at: 2022-01-06, title: {en: Rain}, text: {en: It rained}, highlight: [rain-7]}\n";

        Answer made = send(
                "wet-day",
                zip(Map.of("story.yaml", STORY_YAML, "incidents.yaml", incidents.toString(), "scenes.yaml", scenes)));

        assertThat(made.text()).isEqualTo("{\"created\":1202,\"changed\":0,\"deleted\":0,\"warnings\":[]}");
        assertThat(matched("wet-day")).isEqualTo(1_200);
        byte[] exported = http.get("/stories/wet-day/export?f=folder").bytes();
        assertThat(send("wet-day", exported).text()).contains("\"created\":0,\"changed\":0,\"deleted\":0");

        Answer changed = send(
                "wet-day",
                zip(Map.of(
                        "story.yaml",
                        STORY_YAML,
                        "incidents.yaml",
                        incidents
                                .toString()
                                .replace("- id: rain-5\n", "- id: snow-5\n")
                                .replaceFirst("It rains", "It pours"))));

        assertThat(changed.text()).contains("\"created\":1,\"changed\":1,\"deleted\":2");
        assertThat(http.get("/stories/wet-day/collections/incidents/items/rain-0")
                        .text())
                .contains("It pours");
        assertThat(http.get("/stories/wet-day/collections/incidents/items/rain-5")
                        .status())
                .isEqualTo(404);
        assertThat(matched("wet-day")).isEqualTo(1_200);
    }

    @Test
    void theNewIncidentsOfALargeStoryAreTakenBackTogether() throws IOException {
        StringBuilder incidents = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            incidents.append(INCIDENTS.replace("it-rains", "rain-" + i));
        }
        incidents.append(INCIDENTS.replace("it-rains", "rain-last"));
        send("dry-day", zip(Map.of("story.yaml", STORY_YAML, "incidents.yaml", incidents.toString())));
        String seq = http.get("/stories/dry-day/collections/incidents/items/rain-7/history?f=json")
                .json()
                .get("entries")
                .get(0)
                .get("seq")
                .asString();

        Answer undone = http.sendJson("POST", "/stories/dry-day/changes/" + seq + "/undo?together=true", "", asAdmin());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(matched("dry-day")).isZero();
    }

    private int matched(String story) {
        return http.get("/stories/" + story + "/collections/incidents/items?limit=1")
                .json()
                .get("numberMatched")
                .intValue();
    }

    @Test
    void whatIsNoZipFileIsRefused() throws IOException {
        byte[] whole = zip(Map.of("story.yaml", STORY_YAML));
        assertThat(send("no-day", "title: {en: A}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(send("no-day", new byte[0]).status()).isEqualTo(400);
        assertThat(send("no-day", Arrays.copyOf(whole, 80)).status()).isEqualTo(400);
        Answer rows = http.sendJson("POST", "/stories/no-day/imports", "{}", asAdmin());
        assertThat(rows.status()).isEqualTo(404);
        assertThat(http.get("/stories/no-day").status()).isEqualTo(404);
    }

    @Test
    void theCommandSendsTheFolderToARunningServer() throws Exception {
        Path folder = Files.createDirectories(work.resolve("sent-day"));
        Files.writeString(folder.resolve("story.yaml"), STORY_YAML);
        Files.writeString(folder.resolve("incidents.yaml"), INCIDENTS);
        Files.writeString(folder.resolve("notes.txt"), "Call back");
        Program program = new Program(work);

        Ran sent = program.run("import", folder.toString(), "--to", http.root(), "--user=editor:" + PASSWORD);

        assertThat(sent.err()).isEmpty();
        assertThat(sent.out()).contains("sent-day: 2 made, 0 changed, 0 deleted", "  notes.txt:1: is read by nobody");
        assertThat(http.get("/stories/sent-day").status()).isEqualTo(200);
        assertThat(work.resolve("data")).doesNotExist();

        Files.writeString(folder.resolve("story.yaml"), STORY_YAML.replace("\"#96590d\"", "#96590d"));
        Ran refused = program.run("import", folder.toString(), "--to", http.root(), "--user=editor:" + PASSWORD);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("story.yaml:5: colour: # begins a comment");
    }

    private Answer send(String story, byte[] zip) {
        String[] admin = asAdmin();
        String path = "/stories/" + (story.contains("?") ? story.replace("?", "/imports?") : story + "/imports");
        return http.sendBytes("POST", path, zip, admin[0], admin[1], "Content-Type", "application/zip");
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
