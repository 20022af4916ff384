package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** The log of corrections as readers get it, over a real socket. */
class HistoryTest extends EditedServerTest {

    @Test
    void tellsWhatChangedWhenAndWhyAndNeverWho() {
        String story = newStory("told", "[\"en\", \"fr\"]");
        String incident = newIncident(story, "flood", "Twelve people died", "");
        Instant before = Instant.now();
        patch(
                incident + "?note=The+hospital+corrected+its+figure",
                1,
                "{\"properties\": {\"title\": {\"en\": \"Fourteen people died\"}, \"when\": \"2022-01-07\"}}");

        Answer answer = http.get(story + "/history?f=json&lang=en");
        JsonNode latest = answer.json().at("/entries/0");

        assertThat(answer.json().get("entries").findValuesAsString("change"))
                .containsExactly("updated", "created", "created", "created");
        assertThat(latest.get("collection").asString()).isEqualTo("incidents");
        assertThat(latest.get("id").asString()).isEqualTo("flood");
        assertThat(latest.at("/title/en").asString()).isEqualTo("Fourteen people died");
        assertThat(latest.get("revision").intValue()).isEqualTo(2);
        assertThat(latest.get("note").asString()).isEqualTo("The hospital corrected its figure");
        assertThat(Instant.parse(latest.get("at").asString())).isBetween(before.minusMillis(1), Instant.now());
        assertThat(latest.get("differences").toString())
                .isEqualTo("[{\"path\":\"/properties/when\",\"label\":\"Date\",\"before\":\"2022-01-06\",\"after\":"
                        + "\"2022-01-07\"},{\"path\":\"/properties/title/en\",\"label\":\"Title (English)\",\"before\":"
                        + "\"Twelve people died\",\"after\":\"Fourteen people died\"}]");
        for (String format : List.of("json", "html", "atom")) {
            assertThat(http.get(story + "/history?f=" + format).text()).doesNotContain(USERNAME);
        }
        assertThat(http.get(story + "/history?f=json&lang=fr").json().findValuesAsString("label"))
                .containsExactly("Date", "Titre (anglais)");
        assertThat(http.get(incident + "/history?f=json").json().get("entries")).hasSize(2);
    }

    @Test
    void noDraftIsEverTold() {
        String story = newStory("silent", "[\"en\"]");
        String incident = newIncident(story, "open", "Said openly", "");
        patch(incident + "?draft=true", 1, "{\"properties\": {\"title\": {\"en\": \"whispered\"}}}");
        newIncident(story, "hidden", "whispered too", "?draft=true");
        edit("POST", incident + "/unpublish", "", "If-Match", "\"2\"");

        assertThat(http.get(story + "/history?f=json")
                        .json()
                        .at("/entries/0/change")
                        .asString())
                .isEqualTo("deleted");
        assertThat(http.get(story + "/history?f=json")
                        .json()
                        .at("/entries/0/title/en")
                        .asString())
                .isEqualTo("Said openly");
        for (String path : List.of(story, incident)) {
            for (String format : List.of("json", "html", "atom")) {
                Answer answer = http.get(path + "/history?f=" + format);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).doesNotContain("whispered");
            }
        }
        assertThat(http.get(story + "/collections/incidents/items/hidden/history")
                        .status())
                .as("nobody has seen it")
                .isEqualTo(404);

        edit("POST", story + "/unpublish", "", "If-Match", "\"1\"");
        assertThat(http.get(story + "/history?f=json").status()).isEqualTo(404);
        edit("POST", incident + "/publish", "", "If-Match", "\"3\"");
        edit("POST", story + "/publish", "", "If-Match", "\"2\"");
        assertThat(http.get(story + "/history?f=json").json().get("entries").findValuesAsString("change"))
                .as("what happened while it was not published is not told")
                .containsExactly("created", "deleted", "deleted", "created", "created", "created");
    }

    @Test
    void whatWasWrittenBeforeItsStoryWasPublishedHasAHistoryWithoutEntries() {
        String story = newStory("unread", "[\"en\"]");
        edit("POST", story + "/unpublish", "", "If-Match", "\"1\"");
        String incident = newIncident(story, "early", "Written before", "");
        edit("POST", story + "/publish", "", "If-Match", "\"2\"");

        assertThat(http.get(incident).status()).isEqualTo(200);
        assertThat(http.get(incident + "/history?f=json").json().get("entries")).isEmpty();
        assertThat(http.get(incident + "/history?f=html&lang=en").text()).contains("No change is known.");
    }

    @Test
    void thatAStoryWasLoadedIsOneEntry() {
        JsonNode loaded = http.get(STORY + "/history?f=json&lang=en").json();

        assertThat(loaded.get("entries")).hasSize(1);
        JsonNode batch = loaded.at("/entries/0");
        assertThat(batch.get("change").asString()).isEqualTo("batch");
        assertThat(batch.at("/counts/incidents/created").intValue()).isEqualTo(26);
        assertThat(batch.at("/counts/story/created").intValue()).isEqualTo(1);
        assertThat(http.get(STORY + "/history?f=html&lang=en").text())
                .contains("The story was published", "Incidents: 26 · Movements: 3");

        JsonNode all =
                http.get(batch.get("href").asString() + "&f=json&limit=500").json();
        assertThat(all.get("entries")).hasSize(batch.get("changes").intValue());
        assertThat(all.get("entries").findValuesAsString("collection"))
                .contains("story", "incidents", "movements", "places", "scenes");
        JsonNode ofItem = http.get(STORY + "/collections/incidents/items/fuel-price-protests-begin/history")
                .json();
        assertThat(ofItem.get("entries")).hasSize(1);
    }

    @Test
    void pagesLeadOneToTheNext() {
        String story = newStory("paged", "[\"en\"]");
        String incident = newIncident(story, "often", "Number 1", "");
        IntStream.range(1, 6)
                .forEach(
                        i -> patch(incident, i, "{\"properties\": {\"title\": {\"en\": \"Number " + (i + 1) + "\"}}}"));

        JsonNode first = http.get(incident + "/history?limit=4").json();
        String next = first.at("/links/3/href").asString();
        JsonNode second = http.get(next).json();

        assertThat(first.get("entries").findValuesAsString("revision")).containsExactly("6", "5", "4", "3");
        assertThat(first.at("/links/3/rel").asString()).isEqualTo("next");
        assertThat(second.get("entries").findValuesAsString("revision")).containsExactly("2", "1");
        assertThat(second.get("links")).hasSize(3);
        assertThat(http.get(story + "/history?f=html&limit=2&lang=en").text()).contains("Older changes");
    }

    private void purge(String address) {
        Answer answer = http.sendJson("POST", address, "", asAdmin());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void whatWasPurgedLeavesANeutralMark() {
        String story = newStory("marked", "[\"en\"]");
        String incident = newIncident(story, "somebody", "It was Somebody", "?note=Somebody+said+so");
        patch(incident, 1, "{\"properties\": {\"title\": {\"en\": \"It was not him\"}}}");
        purge(incident + "/purge?revision=1");

        JsonNode entries = http.get(incident + "/history?f=json").json().get("entries");
        assertThat(entries.findValuesAsString("change")).containsExactly("purged", "updated", "purged");
        assertThat(entries.get(1).get("differences"))
                .as("nothing to compare with")
                .isEmpty();
        assertThat(entries.get(2).get("title").isNull()).isTrue();
        assertThat(http.get(incident + "/history?f=html&lang=en").text()).contains("Removed for legal reasons");
        toldNowhere(story, "It was Somebody", "said so");

        purge(incident + "/purge");
        assertThat(http.get(story + "/history?f=json").json().get("entries").findValuesAsString("change"))
                .startsWith("purged")
                .endsWith("created", "created");
        toldNowhere(story, "somebody", "Somebody", "It was not him");
        assertThat(http.get(incident + "/history").status()).isEqualTo(404);
    }

    private void toldNowhere(String story, String... texts) {
        for (String format : List.of("json", "html", "atom")) {
            assertThat(http.get(story + "/history?f=" + format).text()).doesNotContain(texts);
        }
    }

    @Test
    void thePageShowsWordsThatWentAndCame() {
        String story = newStory("shown", "[\"en\", \"fr\"]");
        String incident = newIncident(story, "flood", "Twelve people died in the flood", "");
        patch(
                incident,
                1,
                "{\"properties\": {\"title\": {\"en\": \"Fourteen people died in the flood\"}, \"place\": null,"
                        + " \"geoPrecision\": \"none\", \"when\": \"2022-01-07~\"}}");

        Answer page = http.get(story + "/history", "Accept", "text/html", "Accept-Language", "en");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains(
                        "<del><span class=\"unseen\" lang=\"en\">removed: </span>Twelve</del>"
                                + "<ins><span class=\"unseen\" lang=\"en\">added: </span>Fourteen</ins> people died in the flood")
                .contains("6 January 2022</del>", "about 7 January 2022</ins>", "Town</del>", "no place given</ins>")
                .contains("href=\"/stories/shown?lang&#x3D;en&amp;incident&#x3D;flood\"");
        assertThat(http.get(story + "/history?lang=fr", "Accept", "text/html").text())
                .contains("Corrections et modifications", "supprimé", "vers le 7 janvier 2022</ins>")
                .as("a title that is not in the page's language says in which it is")
                .contains("<h2 lang=\"en\" dir=\"ltr\"><a");
        assertThat(page.text()).contains("<h2><a");
    }

    @Test
    void theFeedIsValidAtom() throws Exception {
        String story = newStory("fed", "[\"en\", \"fr\"]");
        String incident = newIncident(story, "flood", "Rain & <b>flood</b>", "");
        patch(incident, 1, "{\"properties\": {\"summary\": {\"en\": \"It rained.\"}}}");

        for (String path : List.of(story + "/history?f=atom&limit=3&lang=en", STORY + "/history?f=atom&lang=kk")) {
            Answer answer = http.get(path);
            assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
            Element feed = parse(answer);
            assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
            assertThat(feed.getElementsByTagName("author").getLength()).isEqualTo(1);
            NodeList entries = feed.getElementsByTagName("entry");
            assertThat(entries.getLength()).isPositive();
            List<Element> all = new java.util.ArrayList<>(List.of(feed));
            IntStream.range(0, entries.getLength()).forEach(i -> all.add((Element) entries.item(i)));
            for (Element one : all) {
                assertThat(URI.create(text(one, "id")).isAbsolute()).isTrue();
                assertThat(text(one, "title")).isNotBlank();
                assertThat(OffsetDateTime.parse(text(one, "updated"))).isNotNull();
                assertThat(relations(one)).contains("alternate");
            }
            assertThat(all.stream().map(one -> text(one, "id")).distinct()).hasSameSizeAs(all);
            assertThat(relations(feed)).contains("self");
            JsonNode alone = http.get(text(all.get(1), "id") + "&f=json").json();
            assertThat(alone.get("entries")).as("its id leads to it").hasSize(1);
        }
        assertThat(relations(parse(http.get(story + "/history?f=atom&limit=3"))))
                .contains("next");
        assertThat(http.get(story + "/history", "Accept", "application/atom+xml")
                        .header("Content-Type"))
                .startsWith("application/atom+xml");
        assertThat(http.get(story + "?lang=en").text()).contains("/history?f&#x3D;atom".replace("&#x3D;", "="));
    }

    @Test
    void answers304UntilTheStoryChanges() {
        String story = newStory("tagged", "[\"en\"]");
        Answer first = http.get(story + "/history?f=json");
        String etag = first.header("ETag");

        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(http.get(story + "/history?f=json", "If-None-Match", etag).status())
                .isEqualTo(304);
        newIncident(story, "flood", "Flood", "");
        assertThat(http.get(story + "/history?f=json", "If-None-Match", etag).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/history?limit=0, 400, limit",
        "/history?before=x, 400, before",
        "/history?f=xml, 400, f",
        "/history?who=anna, 400, who",
        "/collections/incidents/items/fuel-price-protests-begin/history?batch=1, 400, batch",
        "/collections/nothing/items/a/history, 404, ''",
        "/collections/incidents/items/never/history, 404, ''"
    })
    void whatCannotBeAnsweredIsAProblem(String path, int status, String parameter) {
        Answer answer = http.get(STORY + path, "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("parameter").asString("")).isEqualTo(parameter);
    }

    private static Element parse(Answer answer) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.bytes()))
                .getDocumentElement();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent();
    }

    private static List<String> relations(Element parent) {
        return children(parent, "link").stream()
                .map(link -> link.getAttribute("rel"))
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getLocalName().equals(name))
                .toList();
    }
}
