package org.chronomap.backend.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.ZipContents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The file of streets is served in parts, under a name of its content. */
@TestPropertySource(properties = "chronomap.basemap.file=target/invented-streets.pmtiles")
class BasemapTest extends ServerTest {

    private static final Path FILE = Path.of("target/invented-streets.pmtiles");

    static {
        InventedStreets.write(FILE);
    }

    @Autowired
    private Streets streets;

    private byte[] bytes = {};
    private String address = "";

    @BeforeEach
    void write() throws IOException {
        bytes = InventedStreets.bytes(0);
        Files.write(FILE, bytes);
        streets.look();
        address = "/" + streets.file().orElseThrow().ground().path();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-126, 0, 127",
        "bytes=0-0, 0, 1",
        "bytes=1000-99999, 1000, 100000",
        "bytes=-127, -127, 0",
        "bytes=140000-, 140000, 0",
        "bytes=140000-99999999, 140000, 0"
    })
    void partsAreServedAsTheyLieInTheFile(String range, int from, int to) {
        int first = from < 0 ? bytes.length + from : from;
        byte[] expected = Arrays.copyOfRange(bytes, first, to == 0 ? bytes.length : to);

        Answer answer = http.get(address, "Range", range, "Accept-Encoding", "gzip, br");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.bytes()).isEqualTo(expected);
        assertThat(answer.header("Content-Range"))
                .isEqualTo("bytes %d-%d/%d".formatted(first, first + expected.length - 1, bytes.length));
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(expected.length));
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.pmtiles");
        assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable", "no-transform");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{12}\"");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=99999999-999999999", "bytes=5-2", "bytes=none"})
    void whatLiesBehindTheEndIsRefusedAndNotKept(String range) {
        Answer answer = http.get(address, "Range", range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + bytes.length);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void theWholeIsServedToWhoAsksForNoPart() {
        Answer whole = http.get(address, "Accept-Encoding", "gzip");
        Answer several = http.get(address, "Range", "bytes=0-1,5-9");
        Answer ofAnother = http.get(address, "Range", "bytes=0-1", "If-Range", "\"another\"");
        Answer ofThis = http.get(address, "Range", "bytes=0-1", "If-Range", whole.header("ETag"));
        Answer head = http.send("HEAD", address);

        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.bytes()).isEqualTo(bytes);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(several.status()).isEqualTo(200);
        assertThat(several.bytes()).isEqualTo(bytes);
        assertThat(ofAnother.status()).isEqualTo(200);
        assertThat(ofThis.status()).isEqualTo(206);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(http.get(address, "If-None-Match", whole.header("ETag")).status())
                .isEqualTo(304);
    }

    /** No map is drawn of parts of two files: what has the old name is gone. */
    @Test
    void anotherFileHasAnotherName() throws IOException {
        String page = http.get(STORY + "?lang=en").text();
        assertThat(page).contains("\"url\":\".." + address + '"').contains("ground.streetsFailed");

        Files.write(FILE, InventedStreets.bytes(3));
        assertThat(http.get(address, "Range", "bytes=0-9").status()).isEqualTo(404);
        streets.look();
        String other = "/" + streets.file().orElseThrow().ground().path();

        assertThat(other).isNotEqualTo(address);
        assertThat(http.get(address).status()).isEqualTo(404);
        assertThat(http.get(other, "Range", "bytes=0-9").status()).isEqualTo(206);
        assertThat(http.get(STORY + "?lang=en").text()).contains(other).doesNotContain(address);
        assertThat(http.get("/embed/kazakhstan-january-2022?lang=en").text()).contains(other);
    }

    @Test
    void withoutOnePagesSayNothingOfIt() throws IOException {
        Files.delete(FILE);
        streets.look();

        assertThat(http.get(STORY).text()).doesNotContain("pmtiles", "\"ground\"", "ground.streetsFailed");
        assertThat(http.get(address).status()).isEqualTo(404);
        assertThat(http.get("/actuator/health")
                        .json()
                        .at("/components/basemap/status")
                        .stringValue())
                .isEqualTo("FAULTY");
        assertThat(http.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void aBundleTakesThePartThatTheStoryNeedsAlong() throws IOException {
        Map<String, byte[]> without =
                ZipContents.of(http.get(STORY + "/bundle.zip").bytes());
        Map<String, byte[]> with =
                ZipContents.of(http.get(STORY + "/bundle.zip?basemap=true").bytes());

        List<String> archives =
                with.keySet().stream().filter(name -> name.endsWith(".pmtiles")).toList();
        assertThat(archives).hasSize(1);
        String path = archives.get(0);
        assertThat(without.keySet()).noneMatch(name -> name.endsWith(".pmtiles"));
        byte[] part = with.getOrDefault(path, new byte[0]);
        assertThat(part).hasSizeBetween(10_000, bytes.length);
        Path file = Files.write(Path.of("target/part-of-streets.pmtiles"), part);
        assertThat(StreetsFile.read(file).ground().credits()).isEqualTo(InventedStreets.CREDITS);
        for (String page :
                List.of("stories/kazakhstan-january-2022/en.html", "embed/kazakhstan-january-2022/kk.html")) {
            assertThat(text(with, page)).contains("\"url\":\"../../" + path + '"');
            assertThat(text(without, page)).doesNotContain("pmtiles");
        }
        assertThat(http.get(STORY + "/bundle.zip?basemap=maybe").status()).isEqualTo(400);
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/basemap/x.pmtiles", "/basemap/..%2fbasemap.pmtiles"})
    void nothingElseIsServed(String path) {
        assertThat(http.get(path).status()).isBetween(400, 404);
    }
}
