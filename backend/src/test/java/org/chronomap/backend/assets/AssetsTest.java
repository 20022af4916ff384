package org.chronomap.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.http.ContentCoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

class AssetsTest extends ServerTest {

    @Autowired
    private Assets assets;

    private static final Pattern ASSET = Pattern.compile("/assets/[A-Za-z0-9._-]+\\.(json|js|css)");

    @Test
    void servesEveryAssetThatThePageNames() {
        Matcher asset = ASSET.matcher(http.get(STORY).text());
        int found = 0;
        while (asset.find()) {
            Answer answer = http.get(asset.group());
            assertThat(answer.status()).as(asset.group()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("immutable").contains("max-age=31536000");
            assertThat(answer.header("Content-Type"))
                    .startsWith(
                            asset.group().endsWith(".js")
                                    ? "text/javascript"
                                    : asset.group().endsWith(".css") ? "text/css" : "application/json");
            found++;
        }
        assertThat(found).as("script, stylesheet, world, water").isGreaterThanOrEqualTo(4);
    }

    @Test
    void packsTheSameBytesInEveryCoding() throws IOException {
        String script = script();
        byte[] plain = http.get(script).bytes();
        Answer gzip = http.get(script, "Accept-Encoding", "gzip");
        Answer brotli = http.get(script, "Accept-Encoding", "gzip, deflate, br");

        Brotli4jLoader.ensureAvailability();
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.bytes())).readAllBytes())
                .isEqualTo(plain);
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(Decoder.decompress(brotli.bytes()).getDecompressedData()).isEqualTo(plain);
        assertThat(brotli.bytes().length).isLessThan(gzip.bytes().length);
        assertThat(gzip.header("ETag")).isNotEqualTo(brotli.header("ETag"));
        assertThat(http.get(script, "Accept-Encoding", "br", "If-None-Match", brotli.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    /** Which a build by Maven does; else each start of a server would. */
    @Test
    void theBuildPackedWhatMostReadersLoad() throws IOException {
        Brotli4jLoader.ensureAvailability();
        List<Asset> packed = assets.toPack().toList();
        assertThat(packed).as("bundles, base map, the script of articles").hasSizeGreaterThan(20);
        for (Asset asset : packed) {
            assertThat(Decoder.decompress(built(asset, ContentCoding.BR)).getDecompressedData())
                    .isEqualTo(asset.plain());
            assertThat(new GZIPInputStream(new ByteArrayInputStream(built(asset, ContentCoding.GZIP))))
                    .hasBinaryContent(asset.plain());
            assertThat(asset.bytes(ContentCoding.BR).block()).isEqualTo(built(asset, ContentCoding.BR));
        }
    }

    private static byte[] built(Asset asset, ContentCoding coding) throws IOException {
        return new ClassPathResource("packed/" + asset.packedName(coding)).getContentAsByteArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    br;q=0, gzip       | gzip
                    br;q=0.0, gzip;q=0 |
                    identity           |
                    BR                 | br
                    br;q=1.0           | br
                    """)
    void packsOnlyAsAccepted(String accepted, String expected) {
        Answer answer = http.get(script(), "Accept-Encoding", accepted);

        assertThat(answer.header("Content-Encoding")).isEqualTo(expected == null ? "" : expected);
    }

    /** What each page loads at first; the share dialog comes when it is asked for. */
    @ParameterizedTest
    @ValueSource(strings = {STORY, "/embed/kazakhstan-january-2022"})
    void scriptsWithLeafletStayUnder84500Bytes(String page) {
        int packed = 0;
        Matcher asset = ASSET.matcher(http.get(page).text());
        Set<String> scripts = new TreeSet<>();
        while (asset.find()) {
            scripts.add(asset.group());
        }
        scripts.removeIf(address -> !address.endsWith(".js"));
        for (String script : scripts) {
            packed += http.get(script, "Accept-Encoding", "br").bytes().length;
        }

        System.out.printf("Scripts of %s with Leaflet: %,d bytes as a browser gets them%n", page, packed);
        assertThat(packed).isBetween(40_000, 84_500);
    }

    @Test
    void theEditorsScriptsStayUnder120Kilobytes() {
        int packed = Stream.concat(Stream.of(assets.addressOfEditor("edit.tsx")), assets.modulesOfEditor().stream())
                .mapToInt(script -> http.get(script, "Accept-Encoding", "br").bytes().length)
                .sum();

        System.out.printf("Scripts of the editor: %,d bytes as a browser gets them%n", packed);
        assertThat(packed).isBetween(1_000, 120_000);
    }

    @Test
    void nothingOfTheEditorIsAmongTheFilesOfAStory() {
        assertThat(assets.files(List.of("en"), List.of(), assets.pieces().all()).keySet())
                .anyMatch(path -> path.startsWith("assets/reader-"))
                .noneMatch(path -> path.startsWith("assets/edit-"));
    }

    @Test
    void theScriptOfArticlesStaysUnder4KilobytesAndIsAskedForAgain() {
        Answer script = http.get("/embed.js", "Accept-Encoding", "br");

        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.header("Cache-Control")).contains("max-age=600").doesNotContain("immutable");
        assertThat(script.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        System.out.printf("The script of articles: %,d bytes as a browser gets it%n", script.bytes().length);
        assertThat(script.bytes().length).isBetween(1_000, 4_096);
        assertThat(http.get("/embed.js", "Accept-Encoding", "br", "If-None-Match", script.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void knowsNoOtherName() {
        assertThat(http.get("/assets/reader.ts").status()).isEqualTo(404);
        assertThat(http.get("/assets/..%2fmanifest.json").status()).isBetween(400, 404);
    }

    private String script() {
        Matcher asset = Pattern.compile("/assets/reader-[A-Z0-9]+\\.js")
                .matcher(http.get(STORY).text());
        assertThat(asset.find()).isTrue();
        return asset.group();
    }
}
