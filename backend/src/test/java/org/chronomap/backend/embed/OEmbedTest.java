package org.chronomap.backend.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

class OEmbedTest extends ServerTest {

    private static final String EMBED = "/embed/kazakhstan-january-2022";

    @Test
    void givesAFrameOfTheStateThatTheAddressSays() {
        Answer answer = of(STORY + "?utm_source=mail&mode=moment&t=2022-01-06&lang=fr", "");
        JsonNode json = answer.json();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(json.get("type").stringValue()).isEqualTo("rich");
        assertThat(json.get("version").stringValue()).isEqualTo("1.0");
        assertThat(json.get("title").stringValue()).startsWith("Kazakhstan, janvier 2022");
        assertThat(json.get("author_name").stringValue()).startsWith("Chronomap, d’après");
        assertThat(json.get("provider_name").stringValue()).isEqualTo("Chronomap");
        assertThat(json.get("provider_url").stringValue()).isEqualTo(http.root() + "/");
        assertThat(json.get("html").stringValue())
                .startsWith("<iframe src=\"" + http.root() + EMBED + "?t=2022-01-06&amp;mode=moment&amp;lang=fr\"")
                .contains("width=\"800\" height=\"600\"", "title=\"Kazakhstan, janvier 2022", "loading=\"lazy\"")
                .endsWith("></iframe>")
                .doesNotContain("utm_source");
        assertThat(json.get("thumbnail_url").stringValue())
                .isEqualTo(http.root() + STORY + "/card.png?t=2022-01-06&mode=moment&lang=fr");
        assertThat(json.get("thumbnail_width").intValue()).isEqualTo(1200);
        assertThat(json.get("thumbnail_height").intValue()).isEqualTo(630);
        assertThat(json.get("cache_age").intValue()).isPositive();
    }

    @Test
    void passesOnWhatCanBeReadAlone() {
        JsonNode json = of(STORY + "?t=nonsense&lang=de&source=Reuters&actor=rioters&controls=false", "")
                .json();

        assertThat(json.get("html").stringValue())
                .contains("src=\"" + http.root() + EMBED + "?actor=%C3%A9meutiers&amp;controls=false\"");
        assertThat(json.get("thumbnail_url").stringValue()).endsWith("/card.png?actor=%C3%A9meutiers");
    }

    @ParameterizedTest
    @CsvSource({
        "maxwidth=400, 400, 640, 400",
        "maxwidth=100, 100, 640,",
        "maxwidth=9999&maxheight=400, 1600, 400, 761",
        "maxheight=99999999999999999999, 800, 600, 1200",
    })
    void keepsWithinTheRoomThatThereIs(String room, int width, int height, Integer thumbnail) {
        JsonNode json = of(STORY, "&" + room).json();

        assertThat(json.get("width").intValue()).isEqualTo(width);
        assertThat(json.get("height").intValue()).isEqualTo(height);
        assertThat(json.get("html").stringValue()).contains("width=\"" + width + "\" height=\"" + height + "\"");
        if (thumbnail == null) {
            assertThat(json.has("thumbnail_url"))
                    .as("too small to be a picture")
                    .isFalse();
        } else {
            assertThat(json.get("thumbnail_width").intValue()).isEqualTo(thumbnail);
        }
    }

    @Test
    void asksForAThumbnailOfTheSizeThatFits() {
        assertThat(of(STORY, "&maxwidth=600").json().get("thumbnail_url").stringValue())
                .endsWith("/card.png?width=600&height=315");
    }

    @Test
    void saysTheSameInXml() throws Exception {
        Answer answer = of(EMBED + "?q=a%26b%3Cc", "&format=xml");
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Element root = parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.bytes()))
                .getDocumentElement();
        JsonNode json = of(EMBED + "?q=a%26b%3Cc", "&format=json").json();

        assertThat(answer.header("Content-Type")).startsWith("text/xml");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(root.getNodeName()).isEqualTo("oembed");
        assertThat(root.getElementsByTagName("html").item(0).getTextContent()).contains(EMBED + "?q=a%26b%3Cc\"");
        json.forEachEntry((name, value) -> assertThat(
                        root.getElementsByTagName(name).item(0).getTextContent())
                .isEqualTo(value.asString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://elsewhere.example/stories/kazakhstan-january-2022 |                 | 404
                    /stories/nowhere                                          |                 | 404
                    /stories/kazakhstan-january-2022/collections/incidents/items |              | 404
                    nonsense                                                  |                 | 404
                    /stories/kazakhstan-january-2022                          | &format=yaml    | 501
                    /stories/kazakhstan-january-2022                          | &maxwidth=0     | 400
                    /stories/kazakhstan-january-2022                          | &maxwidth=wide  | 400
                    /stories/kazakhstan-january-2022                          | &maxheight=-5   | 400
                    /stories/kazakhstan-january-2022                          | &maxheight      | 400
                    """)
    void refusesWhatIsNotToBeHad(String address, String more, int status) {
        Answer answer = of(address, more == null ? "" : more);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void saysWhichAddressIsMissing() {
        Answer answer = http.get("/oembed?maxwidth=x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").findValuesAsString("parameter")).containsExactly("url", "maxwidth");
    }

    @Test
    void takesTheAddressThatAProxySays() {
        String page = "https://News.example:443/maps" + STORY;
        Answer answer = http.get(
                "/oembed?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8),
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "news.example",
                "X-Forwarded-Prefix",
                "/maps");

        assertThat(answer.json().get("html").stringValue()).contains("src=\"https://news.example/maps" + EMBED + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void isFoundFromThePageInItsState(String format) {
        String page = http.get(STORY + "?t=2022-01-06&status=planned,claimed&utm_source=x&lang=en")
                .text();
        String start = "<link rel=\"alternate\" type=\"%s+oembed\""
                .formatted(format.equals("json") ? "application/json" : "text/xml");
        String link = page.substring(page.indexOf(start));
        String href = link.substring(link.indexOf("href=\"") + 6, link.indexOf("\">"));

        Answer answer = http.get(href.replace("&amp;", "&"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("t=2022-01-06")
                .contains("status=claimed,planned")
                .doesNotContain("utm_source");
    }

    @Test
    void keepsAsOfWhenItIsAskedAndTakesASlashAtTheEnd() {
        for (String page : new String[] {
            STORY + "/?as-of=2126-01-06T10%3A00%3A00Z", "/embed/kazakhstan-january-2022/?as-of=2126-01-06T10%3A00%3A00Z"
        }) {
            Answer answer = http.get("/oembed?url=" + URLEncoder.encode(http.root() + page, StandardCharsets.UTF_8));

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().get("html").asString()).contains("as-of=2126-01-06T10%3A00%3A00Z");
            assertThat(answer.json().get("thumbnail_url").asString()).contains("as-of=2126-01-06T10%3A00%3A00Z");
        }
    }

    private Answer of(String address, String more) {
        String url = address.startsWith("/") ? http.root() + address : address;
        return http.get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
    }
}
