package org.chronomap.backend.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to be imported is answered with what was wrong, and nothing of it is left but what a mapping can still mend. */
class HostileImportTest extends EditedServerTest {

    private static final byte[] NOTHING = {};
    private static final String TABLE = """
            id,title,when,latitude,longitude,category,status,source.publisher
            a,It rained,2022-01-05,43,76,rain,reported,AFP
            b,It rained,2022-01-06,43,76,rain,reported,AFP
            """;
    private static final String FORM = "multipart/form-data; boundary=x";

    @Autowired
    private ChronomapProperties folders;

    private String story = "/stories/hostile-imports";

    @BeforeEach
    void haveAStory() {
        if (http.get(story).status() == 404) {
            story = newStory("hostile-imports", "[\"en\"]");
        }
    }

    static Stream<Arguments> refused() throws IOException {
        String file = part("name=\"file\"; filename=\"a.csv\"", TABLE);
        return Stream.of(
                Arguments.of("nothing", "", "text/csv", 422, "empty"),
                Arguments.of("a byte order mark alone", "\uFEFF", "text/csv", 422, "empty"),
                Arguments.of("zeros", "\0".repeat(5_000), "text/csv", 422, "unknown-format"),
                Arguments.of("a form of nothing", "", FORM, 400, "broken-form"),
                Arguments.of("no form", "no form", FORM, 400, "broken-form"),
                Arguments.of(
                        "a form without a boundary", file + "--x--\r\n", "multipart/form-data", 400, "broken-form"),
                Arguments.of("a form that is cut off", file, FORM, 400, "broken-form"),
                Arguments.of(
                        "a long part that is cut off",
                        part("name=\"file\"; filename=\"a\"", TABLE.repeat(9_000)),
                        FORM,
                        400,
                        "broken-form"),
                Arguments.of(
                        "a part after a long one that is cut off",
                        part("name=\"file\"; filename=\"a\"", TABLE.repeat(9_000))
                                + "--x\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n{",
                        FORM,
                        400,
                        "broken-form"),
                Arguments.of("no parts", "--x--\r\n", FORM, 422, "unfit-form"),
                Arguments.of("no file", part("name=\"mapping\"", "{}") + "--x--\r\n", FORM, 422, "unfit-form"),
                Arguments.of("two files", file + file + "--x--\r\n", FORM, 422, "unfit-form"),
                Arguments.of(
                        "a part that asks",
                        file + part("name=\"dry-run\"", "true") + "--x--\r\n",
                        FORM,
                        422,
                        "unfit-form"),
                Arguments.of(
                        "too many parts",
                        part("name=\"a\"", "").repeat(5) + file + "--x--\r\n",
                        FORM,
                        400,
                        "broken-form"),
                Arguments.of(
                        "no mapping", file + part("name=\"mapping\"", "{") + "--x--\r\n", FORM, 400, "unfit-mapping"),
                Arguments.of(
                        "a mapping that is none",
                        file + part("name=\"mapping\"", "[1]") + "--x--\r\n",
                        FORM,
                        422,
                        "unfit-mapping"),
                Arguments.of(
                        "a deep mapping",
                        file + part("name=\"mapping\"", "[".repeat(9_000)) + "--x--\r\n",
                        FORM,
                        400,
                        "unfit-mapping"),
                Arguments.of(
                        "a mapping of two megabytes",
                        file + part("name=\"mapping\"", "\"" + "x".repeat(2 << 20) + "\"") + "--x--\r\n",
                        FORM,
                        413,
                        "too-large"),
                Arguments.of(
                        "a bomb of KML",
                        bomb("doc.kml", "<kml><Document><Placemark><name>"),
                        "text/csv",
                        422,
                        "zip-bomb"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, String body, String type, int status, String code) {
        List<String> before = kept();

        Answer answer = send(
                story + "/imports",
                body.getBytes(
                        type.equals("text/csv") && body.startsWith("PK")
                                ? StandardCharsets.ISO_8859_1
                                : StandardCharsets.UTF_8),
                type);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        assertThat(since(before))
                .as("but its state, and its file where a mapping helps")
                .hasSize(status == 422 && answer.json().has("id") ? code.equals("unfit-mapping") ? 2 : 1 : 0);
        assertThat(incidents()).isZero();
    }

    @Test
    void whatIsCompressedOnItsWayIsRefused() {
        Answer answer = http.sendBytes(
                "POST",
                story + "/imports",
                TABLE.getBytes(StandardCharsets.UTF_8),
                with(asAdmin(), "Content-Encoding", "gzip"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("detail").asString()).contains("Content-Encoding");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/rain.csv | rain.csv",
                "C:\\\\rain.csv | rain.csv",
                "ra\u0007\u001b[2Jin\u202e.csv | ra[2Jin.csv",
                "../ | file",
                "'' | file",
            })
    void aNameIsNoPathAndOneLine(String sent, String shown) {
        String form = part("name=\"file\"; filename=\"" + sent + '"', TABLE) + "--x--\r\n";

        Answer answer = send(story + "/imports?dry-run=true", form.getBytes(StandardCharsets.UTF_8), FORM);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(standing(answer).path("name").asString()).isEqualTo(shown);
    }

    /** The client's connection ends before its body does. */
    @Test
    void ofABodyThatIsCutOffNothingIsLeft() throws Exception {
        List<String> before = kept();
        for (String type : List.of("text/csv", FORM)) {
            try (Socket socket = new Socket("localhost", URI.create(http.root()).getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + story + "/imports HTTP/1.1\r\nHost: a\r\n" + String.join(": ", asAdmin())
                                + "\r\nContent-Type: "
                                + type + "\r\nContent-Length: 9000000\r\n\r\n"
                                + part("name=\"file\"; filename=\"a\"", TABLE.repeat(9_000)))
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                while (since(before).isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            while (!since(before).isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void anImportWhoseFileWasRemovedSaysSo() throws IOException {
        String id = tried(story);
        Files.delete(folders.dataDir().resolve("imports").resolve(id + ".file"));

        Answer answer = send(story + "/imports/" + id + "/apply", NOTHING, "text/csv");

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.json().path("code").asString()).isEqualTo("file-gone");
    }

    @Test
    void appliedTwiceAtOnceItIsStoredOnce() {
        String own = newStory("hostile-twice", "[\"en\"]");
        String id = tried(own);

        List<CompletableFuture<Answer>> answers = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> send(own + "/imports/" + id + "/apply", NOTHING, "text/csv")))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200, 409);
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 200))
                .hasSize(1);
        assertThat(http.get(own + "/collections/incidents/items/a/history?f=json")
                        .json()
                        .path("entries"))
                .hasSize(1);
    }

    @Test
    void ofAStoryThatIsDeletedNothingIsStored() {
        String own = newStory("hostile-deleted", "[\"en\"]");
        String id = tried(own);
        String etag = http.get(own + "?f=json").header("ETag");
        Answer deleted = http.send("DELETE", own, with(asAdmin(), "If-Match", etag));
        assertThat(deleted.status()).as(deleted.text()).isLessThan(300);

        Answer answer = send(own + "/imports/" + id + "/apply", NOTHING, "text/csv");

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.json().path("code").asString()).isEqualTo("no-story");
    }

    @Test
    void whoMayOnlyReadIsToldNothing() {
        String address = story + "/imports";
        String id = tried(story);
        for (String path :
                List.of(address, address + '/' + id, address + '/' + id + "/faults", address + '/' + id + "/rows")) {
            assertThat(http.get(path, "Accept", "application/json").status())
                    .as(path)
                    .isEqualTo(401);
            assertThat(http.get(path + "?preview=true", "Accept", "application/json")
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
        http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"hostile.author\", \"role\": \"author\", \"password\": \"a-long-secret-1\"}",
                asAdmin());
        String[] author = as("hostile.author", "a-long-secret-1");

        assertThat(http.get(address, author).json().path("imports")).isEmpty();
        assertThat(http.get(address + '/' + id, author).status()).isEqualTo(404);
        assertThat(http.send("DELETE", address + '/' + id, author).status()).isEqualTo(404);
        assertThat(http.send("POST", address + '/' + id + "/apply?draft=true", author)
                        .status())
                .isEqualTo(404);
    }

    /** The id of an import that stores nothing yet. */
    private String tried(String into) {
        return send(into + "/imports?dry-run=true", TABLE.getBytes(StandardCharsets.UTF_8), "text/csv")
                .json()
                .path("id")
                .asString();
    }

    private JsonNode standing(Answer imported) {
        return http.get(story + "/imports/" + imported.json().path("id").asString(), asAdmin())
                .json();
    }

    private Answer send(String path, byte[] body, String type) {
        return http.sendBytes("POST", path, body, with(asAdmin(), "Content-Type", type));
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    private int incidents() {
        return http.get(story + "/collections/incidents/items?limit=1")
                .json()
                .path("numberMatched")
                .asInt();
    }

    /** The names of what lies in the folder of imports. */
    /** What is kept that was not; what other tests have left may go meanwhile. */
    private List<String> since(List<String> before) {
        return kept().stream().filter(name -> !before.contains(name)).toList();
    }

    private List<String> kept() {
        String[] names = folders.dataDir().resolve("imports").toFile().list();
        return names == null ? List.of() : Stream.of(names).sorted().toList();
    }

    private static String part(String disposition, String content) {
        return "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    /** A ZIP file whose bytes are the characters of a text. */
    private static String bomb(String entry, String begin) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(begin.getBytes(StandardCharsets.UTF_8));
            byte[] much = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) {
                zip.write(much);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
