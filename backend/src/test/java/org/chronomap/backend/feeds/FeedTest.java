package org.chronomap.backend.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedTest extends ServerTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ru", "kk"})
    void holdsWhatAtomRequires(String language) throws Exception {
        Answer answer = http.get(STORY + "/feed.atom?lang=" + language);
        Element feed = parse(answer);

        assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(child(feed, "author")).hasSize(1);
        List<Element> entries = child(feed, "entry");
        assertThat(entries).hasSize(26);
        List<Element> all = new ArrayList<>(entries);
        all.add(feed);
        for (Element one : all) {
            assertThat(URI.create(text(one, "id")).isAbsolute()).isTrue();
            assertThat(text(one, "title")).isNotBlank();
            assertThat(OffsetDateTime.parse(text(one, "updated"))).isNotNull();
            assertThat(child(one, "link"))
                    .anyMatch(link -> link.getAttribute("rel").equals("alternate"));
        }
        assertThat(new HashSet<>(
                        entries.stream().map(entry -> text(entry, "id")).toList()))
                .as("ids of their own")
                .hasSize(26);
        for (Element entry : entries.subList(0, 3)) {
            assertThat(http.get(text(entry, "id")).status()).isEqualTo(200);
        }
    }

    @Test
    void saysInTheTitleWhatWasOnlyPlannedOrClaimed() throws Exception {
        Element feed = parse(http.get(STORY + "/feed.atom?lang=en"));
        JsonNode planned = http.get(STORY + "/collections/incidents/items?status=planned,claimed&lang=en")
                .json();

        assertThat(planned.get("features").size()).isGreaterThan(3);
        List<String> titles =
                child(feed, "entry").stream().map(entry -> text(entry, "title")).toList();
        planned.get("features")
                .forEach(feature -> assertThat(titles)
                        .contains("%s (%s)"
                                .formatted(
                                        feature.at("/properties/title").stringValue(),
                                        feature.at("/properties/status").stringValue())));
    }

    @Test
    void givesAPointToWhatIsKnownToACityAndNoneToACountry() throws Exception {
        Element feed = parse(http.get(STORY + "/feed.atom?lang=en"));

        for (Element entry : child(feed, "entry")) {
            JsonNode item = http.get(text(entry, "id")).json();
            int points = entry.getElementsByTagNameNS("http://www.georss.org/georss", "point")
                    .getLength();
            assertThat(points)
                    .as(text(entry, "id"))
                    .isEqualTo(item.get("geometry").isNull() ? 0 : 1);
        }
        assertThat(http.get(STORY + "/feed.atom").text()).contains("<georss:point>43.2525 76.9115</georss:point>");
    }

    @Test
    void answers304WhenNothingChanged() {
        String etag = http.get(STORY + "/feed.atom").header("ETag");

        assertThat(http.get(STORY + "/feed.atom", "If-None-Match", etag).status())
                .isEqualTo(304);
        assertThat(http.get(STORY + "/feed.atom", "If-None-Match", etag, "Accept-Language", "kk")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/stories/nowhere/feed.atom").status()).isEqualTo(404);
    }

    @Test
    void namesEveryPageInEveryLanguage() throws Exception {
        String robots = http.get("/robots.txt").text();
        assertThat(robots).contains("Sitemap: " + http.root() + "/sitemap.xml\n");
        Answer answer = http.get("/sitemap.xml");
        Element sitemap = parse(answer);

        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        assertThat(sitemap.getNamespaceURI()).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
        List<Element> pages = child(sitemap, "url");
        assertThat(pages).hasSizeGreaterThanOrEqualTo(8);
        for (Element page : pages) {
            assertThat(http.get(text(page, "loc")).status()).isEqualTo(200);
            assertThat(page.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link")
                            .getLength())
                    .as("languages of its story and x-default")
                    .isGreaterThanOrEqualTo(text(page, "loc").contains(STORY) ? 5 : 2);
        }
        assertThat(answer.text())
                .contains("<loc>" + http.root() + STORY + "?lang=kk</loc><lastmod>2022-01-13</lastmod>");
    }

    @Test
    void linksThePageToItsLanguagesAndItsFeed() {
        // Templates write an equals sign as a reference; a browser reads the same.
        String page = http.get(STORY + "?lang=ru&t=2022-01-06").text().replace("&#x3D;", "=");
        String story = http.root() + STORY;

        assertThat(page)
                .contains("<link rel=\"canonical\" href=\"" + story + "?lang=ru\">")
                .contains("hreflang=\"kk\" href=\"" + story + "?lang=kk\">")
                .contains("hreflang=\"x-default\" href=\"" + story + "\">")
                .contains("type=\"application/atom+xml\"")
                .contains(story + "/feed.atom?lang=ru");
        assertThat(http.get(STORY + "?t=2022-01-06").text())
                .as("asked for in no language")
                .contains("<link rel=\"canonical\" href=\"" + story + "\">");
    }

    @Test
    void tellsSearchEnginesAsEventsOnlyWhatTheSourcesReport() {
        JsonNode article = jsonLd(http.get(STORY + "?lang=en").text());
        JsonNode facts = http.get(STORY + "/collections/incidents/items?status=reported,confirmed&lang=en")
                .json();

        assertThat(article.get("@type").stringValue()).isEqualTo("NewsArticle");
        assertThat(article.get("headline").stringValue()).startsWith("Kazakhstan, January 2022");
        assertThat(article.get("about").findValuesAsString("@type")).contains("Event", "Country", "City", "Airport");
        assertThat(article.get("about")).hasSize(facts.get("numberMatched").intValue());
        facts.get("features").forEach(fact -> {
            JsonNode event = event(article, fact.get("id").stringValue());
            String when = fact.at("/properties/when").stringValue();
            assertThat(event.get("name").stringValue())
                    .isEqualTo(fact.at("/properties/title").stringValue());
            if (when.matches("\\d{4}-\\d{2}-\\d{2}")) {
                assertThat(event.get("startDate").stringValue()).isEqualTo(when);
            } else if (when.startsWith("[") || when.contains("~/")) {
                assertThat(event.has("startDate")).as("not certain: " + when).isFalse();
            }
            if (fact.at("/properties/geoPrecision").stringValue().equals("country")) {
                assertThat(event.at("/location/geo").isMissingNode())
                        .as("never a spot")
                        .isTrue();
            }
        });
    }

    @Test
    void yearsThatAFormatHasNotAreLeftOutOfIt() throws Exception {
        ownStories.hold("long-ago", Map.of("story.yaml", """
                title: {en: Long ago}
                timeZone: Europe/Rome
                extent: Y-40000/Y12345
                languages: [en]
                categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                """, "places.yaml", "[]", "incidents.yaml", """
                - {id: ides, when: -0043-03-15, geoPrecision: none, category: all, status: reported, title: {en: Caesar dies},
                   sources: [{publisher: Plutarch, published: -0040}]}
                - {id: cave, when: Y-40000, geoPrecision: none, category: all, status: reported, title: {en: A hand is painted},
                   sources: [{publisher: A cave}]}
                - {id: noon, when: "1850-06-01T12:00", geoPrecision: none, category: all, status: reported, title: {en: Noon},
                   sources: [{publisher: A sundial}]}
                - {id: late, when: "+012345-06-01T12:00:00Z", geoPrecision: none, category: all, status: planned, title: {en: A return},
                   sources: [{publisher: A table}]}
                """));

        Element feed = parse(http.get("/stories/long-ago/feed.atom?lang=en"));
        assertThat(OffsetDateTime.parse(text(feed, "updated")).getYear()).isBetween(0, 9999);
        for (Element entry : child(feed, "entry")) {
            assertThat(text(entry, "updated")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
        String sitemap = http.get("/sitemap.xml").text();
        assertThat(sitemap).contains("/stories/long-ago").doesNotContain("<lastmod>-", "<lastmod>+", "<lastmod>1970");
        JsonNode article = jsonLd(
                http.get("/stories/long-ago?lang=en", "Accept", "text/html").text());
        assertThat(article.has("temporalCoverage")).isFalse();
        assertThat(event(article, "ides").has("startDate")).isFalse();
        assertThat(event(article, "noon").get("startDate").stringValue())
                .as("local mean time has seconds")
                .isEqualTo("1850-06-01T11:10:04Z");

        String items = "/stories/long-ago/collections/incidents/items?lang=en&limit=10&datetime=";
        assertThat(http.get(items + "../9999").json().at("/features").findValuesAsString("start"))
                .containsExactly("-040001-12-31T23:10:04Z", "-000043-03-14T23:10:04Z", "1850-06-01T11:10:04Z");
        for (String late : List.of("Y12345", "Y10000/..", "%2B012345-06-01T12:00:00Z", "%2B012345-06-01")) {
            assertThat(http.get(items + late).json().at("/features").findValuesAsString("id"))
                    .as(late)
                    .containsExactly("late");
        }
        assertThat(http.get(items + "-040001-12-31T23:10:04Z/Y-30000")
                        .json()
                        .at("/features")
                        .findValuesAsString("id"))
                .containsExactly("cave");
    }

    private static JsonNode event(JsonNode article, String id) {
        return article.get("about")
                .valueStream()
                .filter(event -> event.get("@id").stringValue().endsWith("&incident=" + id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode jsonLd(String page) {
        String start = "<script type=\"application/ld+json\">";
        int from = page.indexOf(start) + start.length();
        return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    private static Element parse(Answer answer) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.bytes()))
                .getDocumentElement();
    }

    private static List<Element> child(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    private static String text(Element parent, String name) {
        List<Element> children = child(parent, name);
        assertThat(children).as(name).hasSize(1);
        return children.get(0).getTextContent();
    }
}
