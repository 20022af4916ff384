package org.chronomap.backend.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.basemap.InventedStreets;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {

    private static final String HEAD = """
        title: {en: A quiet day}
        timeZone: Europe/Paris
        extent: 2024-03-30/2024-04-01
        languages: [en]
        categories:
          - {id: note, label: {en: Note}, colour: "#96590d", pattern: waves}
        """;
    private static final String INCIDENTS = """
        - id: it-rains
          when: 2024-03-31
          category: note
          status: reported
          title: {en: It rains}
          geoPrecision: none
          sources: [{publisher: A diary}]
        """;

    @TempDir
    Path work;

    @Test
    void writesAStoryOfTheDataFolderAndWritesItAnew() throws Exception {
        quietDay();

        Ran first = new Program(work).runAlone("publish", "quiet-day", "--to", "out");
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("quiet-day: ").contains(" files in out");
        Path page = work.resolve("out/stories/quiet-day/index.html");
        assertThat(page).content().contains("A quiet day").doesNotContain("rel=\"canonical\"");
        Map<String, Long> before = contents();

        Ran second = run("publish", "quiet-day", "--to=" + out(), "--chronomap.public-url=https://files.example/maps/");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(page)
                .content()
                .contains("<link rel=\"canonical\" href=\"https://files.example/maps/stories/quiet-day/en.html\">");
        assertThat(contents().keySet()).isEqualTo(before.keySet());
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left.map(Path::getFileName).map(String::valueOf)).containsExactlyInAnyOrder("data", "out");
        }
    }

    @Test
    void takesStreetsAlongAndSaysBeforeHowLargeTheyAre() throws Exception {
        quietDay();
        Ran missing = run("publish", "quiet-day", "--to", out(), "--basemap");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no file of streets (basemap.pmtiles in the data folder");

        InventedStreets.write(work.resolve("data/basemap.pmtiles"));
        Ran taken = run("publish", "kazakhstan-january-2022", "--to", out(), "--basemap");

        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out()).containsPattern("(?s)Streets near what the story shows: [0-9,]+ bytes.*files in ");
        assertThat(contents().keySet()).anyMatch(path -> path.matches("out/basemap/[0-9a-f]{12}\\.pmtiles"));
    }

    @Test
    void leavesAFolderAloneThatHoldsAnythingElseUnlessToldTo() throws Exception {
        quietDay();
        Path letter =
                Files.writeString(Files.createDirectory(work.resolve("out")).resolve("letter.txt"), "Dear");

        Ran refused = run("publish", "quiet-day", "--to", out());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not empty", "--overwrite");
        assertThat(letter).hasContent("Dear");

        Ran told = run("publish", "quiet-day", "--to", out(), "--overwrite");
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(letter).doesNotExist();

        Files.writeString(letter, "Dear");
        Ran grown = run("publish", "quiet-day", "--to", out());
        assertThat(grown.exitCode()).isEqualTo(1);
        assertThat(grown.err()).contains("letter.txt");
    }

    @Test
    void saysWhatIsWrongWithItsArguments() throws Exception {
        quietDay();

        Ran ran = run("publish", "noisy-day", "--force");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("\"--force\" means nothing here")
                .contains("--to and a folder")
                .contains("There is no story \"noisy-day\"; there are: kazakhstan-january-2022, quiet-day")
                .contains("Usage: java -jar chronomap.jar publish STORY --to DIR");
    }

    @Test
    void namesTheCommandsThatThereAre() throws Exception {
        Ran ran = run("print");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no command \"print\"", "publish STORY --to DIR");
    }

    private void quietDay() throws IOException {
        Path story = Files.createDirectories(work.resolve("data/stories/quiet-day"));
        Files.writeString(story.resolve("story.yaml"), HEAD);
        Files.writeString(story.resolve("incidents.yaml"), INCIDENTS);
    }

    private Map<String, Long> contents() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(work.resolve("out"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(work.relativize(file).toString(), Files.size(file));
            }
        }
        assertThat(sizes).isNotEmpty();
        return sizes;
    }

    private String out() {
        return work.resolve("out").toString();
    }

    private Ran run(String... arguments) {
        return new Program(work).run(arguments);
    }
}
