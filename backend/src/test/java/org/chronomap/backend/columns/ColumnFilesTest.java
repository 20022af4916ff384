package org.chronomap.backend.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the addresses of columns answer; what is in the files is geodata's to test. */
class ColumnFilesTest extends EditedServerTest {

    private static final String INCIDENTS = "/collections/incidents";

    @Test
    void aCubeHasAllIncidentsByTheStepsOfTheSlider() {
        Answer answer = http.get(STORY + INCIDENTS + "/cube");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        JsonNode header = header(answer.bytes());
        assertThat(header.get("rows")).isEqualTo(matched(STORY, ""));
        // The 21 days of January that it tells of, and the end of the last.
        assertThat(header.at("/columns/0/name").stringValue()).isEqualTo("edges");
        assertThat(header.at("/columns/0/rows").intValue()).isEqualTo(22);
    }

    @Test
    void contentsNameTheChunks() {
        JsonNode contents = http.get(STORY + INCIDENTS + "/columns").json();

        assertThat(contents.get("rows")).isEqualTo(matched(STORY, ""));
        assertThat(contents.get("chunks")).hasSize(1);
        JsonNode header = header(http.get(STORY + INCIDENTS + "/columns/0").bytes());
        assertThat(header.get("rows")).isEqualTo(contents.get("rows"));
        assertThat(header.get("revision")).isEqualTo(contents.get("revision"));
    }

    @Test
    void asManyRowsAreFoundAsItems() {
        for (String query : List.of("", "?q=tokayev", "?q=TOKAYEV%20terrorist", "?q=nobody")) {
            JsonNode found =
                    header(http.get(STORY + INCIDENTS + "/rows" + query).bytes());

            assertThat(found.at("/columns/0/rows")).isEqualTo(matched(STORY, query));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cube", "/columns", "/columns/0", "/facets"})
    void comePackedAsTheRequestAcceptsAndNotToWhoHasThem(String file) throws IOException {
        String path = STORY + INCIDENTS + file;

        Answer plain = http.get(path);
        Answer gzip = http.get(path, "Accept-Encoding", "gzip");
        Answer brotli = http.get(path, "Accept-Encoding", "gzip, br");

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
        assertThat(brotli.bytes().length).isLessThan(plain.bytes().length);
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        Answer held = http.get(path, "Accept-Encoding", "gzip", "If-None-Match", gzip.header("ETag"));
        assertThat(held.status()).isEqualTo(304);
        assertThat(held.header("ETag")).isEqualTo(gzip.header("ETag"));
        assertThat(http.get(path, "If-None-Match", gzip.header("ETag")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/columns/1, 404",
        "/columns/-1, 404",
        "/columns/01, 404",
        "/columns/9999999999, 404",
        "/columns/x, 404",
        "/cube?lang=fr, 400",
        "/cube?as-of=now, 400",
        "/columns?preview=x, 403",
        "/rows?q=%20, 400",
        "/rows?q=a&q=b, 400",
        "/rows?q=a&limit=1, 400",
        "/cube?preview=true, 403",
        "/cube?as-of=2000-01-01, 404"
    })
    void sayWhatIsNotThere(String file, int status) {
        Answer answer = http.get(STORY + INCIDENTS + file);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
    }

    @Test
    void otherCollectionsHaveNone() {
        assertThat(http.get(STORY + "/collections/places/cube").status()).isEqualTo(404);
    }

    @Test
    void tellOfTheStoryAsItIsAndWasAndWillBe() {
        String story = newStory("in-columns", "[\"en\"]");
        newIncident(story, "shower", "A shower", "");
        assertThat(rows(story, "")).isEqualTo(1);
        Answer first = http.get(story + INCIDENTS + "/cube");

        newIncident(story, "storm", "A storm", "?draft=true");

        assertThat(rows(story, "")).isEqualTo(1);
        assertThat(rows(story, "?preview=true")).isEqualTo(2);

        String then = Instant.now().toString();
        newIncident(story, "drizzle", "A drizzle", "");

        assertThat(rows(story, "")).isEqualTo(2);
        assertThat(rows(story, "?preview=true")).isEqualTo(3);
        assertThat(rows(story, "?as-of=" + then)).isEqualTo(1);
        Answer now = http.get(story + INCIDENTS + "/cube", "If-None-Match", first.header("ETag"));
        assertThat(now.status()).isEqualTo(200);
        assertThat(header(now.bytes()).get("revision"))
                .isNotEqualTo(header(first.bytes()).get("revision"));
    }

    /** As many as the items are, whichever address tells of it. */
    private int rows(String story, String query) {
        int rows = matched(story, query).intValue();
        assertThat(header(http.get(story + INCIDENTS + "/cube" + query, asAdmin())
                                .bytes())
                        .get("rows")
                        .intValue())
                .isEqualTo(rows);
        assertThat(http.get(story + INCIDENTS + "/columns" + query, asAdmin())
                        .json()
                        .get("rows")
                        .intValue())
                .isEqualTo(rows);
        assertThat(header(http.get(story + INCIDENTS + "/columns/0" + query, asAdmin())
                                .bytes())
                        .get("rows")
                        .intValue())
                .isEqualTo(rows);
        return rows;
    }

    private JsonNode matched(String story, String query) {
        return http.get(story + INCIDENTS + "/items" + query, asAdmin()).json().get("numberMatched");
    }

    private static JsonNode header(byte[] file) {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
        return JsonMapper.shared().readTree(Arrays.copyOfRange(file, 12, 12 + length));
    }
}
