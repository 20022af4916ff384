package org.chronomap.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.ZipContents;
import org.chronomap.backend.http.Digest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MapPiecesTest extends ServerTest {

    @Autowired
    private Assets assets;

    @Test
    void tellsItsPagesWhichCellsHaveOne() {
        MapPieces.Part all = assets.pieces().all();

        assertThat(all.held()).hasSize(2);
        assertThat(all.absent()).isEmpty();
        assertThat(isIn(all.held(), 1, 36, 25, 13)).as("Almaty").isTrue();
        assertThat(isIn(all.held(), 1, 36, 14, 9))
                .as("the middle of the Atlantic")
                .isFalse();
        assertThat(all.files().keySet().stream()
                        .filter(name -> name.contains(assets.pieces().digest() + "-2-"))
                        .count())
                .isEqualTo(IntStream.range(0, 648)
                        .filter(cell -> isIn(all.held(), 1, 36, cell % 36, cell / 36))
                        .count());
    }

    /** To write it anew: {@code -Dgolden.renew=true}. */
    @Test
    void theListNamesWhatIsInTheFolder() throws IOException {
        Path folder = Path.of("../geodata/src/main/resources/basemap");
        List<String> expected = new ArrayList<>();
        Digest digest = new Digest();
        try (Stream<Path> files = Files.list(folder.resolve("pieces"))) {
            for (Path file :
                    files.sorted(Comparator.comparing(MapPiecesTest::inOrder)).toList()) {
                digest.add(Files.readAllBytes(file));
                expected.add(String.valueOf(file.getFileName()).replace(".json", ""));
            }
        }
        expected.add(0, digest.hex());
        Path list = folder.resolve("pieces.txt");
        if (Boolean.getBoolean("golden.renew")) {
            Files.write(list, expected);
        }
        assertThat(Files.readAllLines(list)).isEqualTo(expected);
    }

    /** By level, row and column. */
    private static String inOrder(Path file) {
        String[] parts = String.valueOf(file.getFileName()).split("[-.]", -1);
        return "%s %2s %2s".formatted(parts[0], parts[2], parts[1]);
    }

    @Test
    void everyPieceIsServedToBeKept() {
        String name = "/assets/piece-" + assets.pieces().digest() + "-2-25-13.json";

        assertThat(http.get(name).status()).isEqualTo(200);
        assertThat(http.get(name).header("Content-Type")).startsWith("application/json");
        assertThat(http.get(name).header("Cache-Control")).contains("immutable");
        assertThat(http.get(name, "Accept-Encoding", "br").header("Content-Encoding"))
                .isEqualTo("br");
        assertThat(http.get("/assets/piece-" + assets.pieces().digest() + "-2-14-9.json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBundleHasThoseAroundItsPlacesOnBothSidesOfTheAntimeridianAndSaysWhichItHasNot() throws IOException {
        ownStories.hold("across-180", suva());
        Map<String, byte[]> files =
                ZipContents.of(http.get("/stories/across-180/bundle.zip").bytes());
        String piece = "assets/piece-" + assets.pieces().digest() + '-';

        assertThat(files).containsKeys(piece + "2-35-7.json", piece + "2-0-7.json", piece + "1-17-3.json");
        assertThat(files).doesNotContainKeys(piece + "2-18-13.json", piece + "1-9-6.json");
        JsonNode pieces = config(new String(files.get("stories/across-180/index.html"), StandardCharsets.UTF_8))
                .path("pieces");
        List<String> held = strings(pieces.path("held"));
        List<String> absent = strings(pieces.path("absent"));
        assertThat(isIn(held, 1, 36, 35, 7)).isTrue();
        assertThat(isIn(absent, 1, 36, 35, 7)).isFalse();
        assertThat(isIn(held, 1, 36, 18, 13)).isFalse();
        assertThat(isIn(absent, 1, 36, 18, 13)).isTrue();
        long there =
                files.keySet().stream().filter(name -> name.startsWith(piece)).count();
        assertThat(bits(held)).isEqualTo(there);
        assertThat(bits(held) + bits(absent))
                .isEqualTo(bits(assets.pieces().all().held()));
    }

    private static Map<String, String> suva() {
        return Map.of(
                "story.yaml",
                """
                title: {en: Suva}
                timeZone: Pacific/Fiji
                extent: 2022-01-02/2022-01-06
                languages: [en]
                categories: [{id: flood, label: {en: Flood}, colour: "#20639b", pattern: waves}]
                """,
                "places.yaml",
                "- {id: suva, name: {en: Suva}, kind: city, at: [178.44, -18.14]}",
                "incidents.yaml",
                """
                - id: flood
                  when: 2022-01-03
                  place: suva
                  category: flood
                  status: reported
                  title: {en: Flood}
                  sources: [{publisher: Example}]
                """);
    }

    private static JsonNode config(String page) {
        int from = page.indexOf('{', page.indexOf("class=\"chronomap\""));
        return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static boolean isIn(List<String> cells, int level, int across, int column, int row) {
        int cell = row * across + column;
        return (Character.digit(cells.get(level).charAt(cell / 4), 16) >> (cell % 4)) % 2 == 1;
    }

    private static long bits(List<String> cells) {
        return cells.stream()
                .flatMapToInt(String::chars)
                .map(digit -> Integer.bitCount(Character.digit(digit, 16)))
                .sum();
    }
}
