package org.chronomap.backend.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.security.Browser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The editor's pages, and what there is to edit. */
class EditorTest extends EditedServerTest {

    private static final Pattern CONFIG =
            Pattern.compile("<script type=\"application/json\" class=\"editor\">(.*)</script>");

    @ParameterizedTest
    @CsvSource({
        "/edit, stories,",
        "/edit/kazakhstan-january-2022, story, kazakhstan-january-2022",
        "/edit/kazakhstan-january-2022/story, story, kazakhstan-january-2022",
        "/edit/account, account,",
        "/edit/accounts, accounts,"
    })
    void aPageHoldsWhatItsScriptBeginsWith(String path, String page, @Nullable String story) {
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);

        Answer answer = browser.get(path + "?lang=ru", "Accept", "text/html");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Language")).isEqualTo("ru");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.text()).contains("<title>Редактор", "<html lang=\"ru\"", "<div class=\"desk\"></div>");
        Matcher found = CONFIG.matcher(answer.text());
        assertThat(found.find()).isTrue();
        JsonNode config = JsonMapper.shared().readTree(found.group(1));
        assertThat(config.get("page").asString()).isEqualTo(page);
        assertThat(text(config.get("story"))).isEqualTo(story);
        assertThat(config.get("account").toString()).isEqualTo("{\"username\":\"editor\",\"role\":\"admin\"}");
        assertThat(config.get("languages").findValuesAsString("name")).contains("English", "Français");
        assertThat(config.at("/messages/edit.title").asString()).isEqualTo("Редактор");
        assertThat(config.at("/messages/details.sources").asString()).isNotEmpty();
        assertThat(config.get("messages").has("login.title")).isFalse();
        assertThat(http.get(config.at("/assets/world").asString()).status()).isEqualTo(200);
        Matcher loaded = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(answer.text());
        while (loaded.find()) {
            assertThat(http.get(loaded.group(1)).status()).as(loaded.group(1)).isEqualTo(200);
        }
    }

    @Test
    void whoIsNotSignedInIsLedToSignInAndHasNoneOfItsWords() {
        Answer answer = http.get("/edit?lang=fr", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/login?lang=fr&next=%2Fedit%3Flang%3Dfr");
        assertThat(http.get(STORY, "Accept", "text/html").text()).doesNotContain("\"edit.", "/edit\"", "assets/edit-");
    }

    @Test
    void whatIsNotThereIsNotEdited() {
        assertThat(http.get("/edit/nowhere", asAdmin()).status()).isEqualTo(404);
        assertThat(http.get("/edit/nowhere?f=json", asAdmin()).status()).isEqualTo(404);
    }

    @Test
    void listsTheStoriesTheLastEditedFirst() {
        String story = newStory("listed-for-editors", "[\"en\", \"fr\"]");
        newIncident(story, "published", "Published", "");
        newIncident(story, "drafted", "Drafted", "?draft=true");
        newStory("listed-later", "[\"en\"]");
        edit(
                "PATCH",
                "/stories/listed-for-editors?draft=true",
                "{\"title\": {\"en\": \"A loud day\", \"fr\": null}}",
                "If-Match",
                "\"1\"");
        edit("POST", "/stories?draft=true", """
                {"id": "listed-as-draft", "title": {"en": "Not yet"}, "timeZone": "Asia/Almaty", "languages": ["en"],
                 "extent": "2022-01-01/2022-01-31",
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """);

        Answer answer = http.get("/edit?f=json", asAdmin());

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode stories = answer.json().get("stories");
        assertThat(stories.findValuesAsString("id"))
                .startsWith("listed-as-draft", "listed-for-editors", "listed-later")
                .contains("kazakhstan-january-2022");
        assertThat(stories.get(0).get("published").booleanValue()).isFalse();
        JsonNode listed = stories.get(1);
        assertThat(listed.get("title").toString()).isEqualTo("{\"en\":\"A loud day\"}");
        assertThat(listed.get("languages").toString()).isEqualTo("[\"en\",\"fr\"]");
        assertThat(listed.get("published").booleanValue()).isTrue();
        assertThat(listed.get("drafts").intValue()).isEqualTo(2);
        assertThat(listed.get("incidents").intValue()).isEqualTo(2);
        assertThat(listed.get("editedBy").asString()).isEqualTo(USERNAME);
        assertThat(listed.get("edited").asString()).startsWith("20");
        assertThat(listed.get("revision").intValue()).isEqualTo(2);
        assertThat(Stream.of(stories)
                        .flatMap(JsonNode::valueStream)
                        .filter(one -> one.get("id").asString().equals("kazakhstan-january-2022"))
                        .map(one -> one.get("editedBy").isNull()))
                .as("what the server itself loaded nobody edited")
                .containsExactly(true);
    }

    @Test
    void givesTheItemsOfAStoryPageByPage() {
        String story = newStory("paged-for-editors", "[\"en\"]");
        newIncident(story, "b", "Second", "");
        newIncident(story, "a", "First", "?draft=true");
        patch(story + "/collections/incidents/items/b?draft=true", 1, "{\"properties\": {\"when\": \"2022-01-07\"}}");
        long seq = http.get("/edit/paged-for-editors?f=json", asAdmin())
                .json()
                .get("seq")
                .longValue();

        List<JsonNode> items = new ArrayList<>();
        @Nullable String next = "/edit/paged-for-editors?f=json&limit=1";
        while (next != null) {
            JsonNode page = http.get(next, asAdmin()).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(1);
            assertThat(page.at("/story/feature/title/en").asString()).isEqualTo("A quiet day");
            assertThat(page.get("seq").longValue()).isEqualTo(seq);
            page.get("items").forEach(items::add);
            next = text(page.get("next"));
        }

        assertThat(items)
                .extracting(item ->
                        item.get("collection").asString() + '/' + item.get("id").asString())
                .containsExactly("places/town", "incidents/a", "incidents/b");
        assertThat(items)
                .extracting(item -> item.get("published").booleanValue())
                .containsExactly(true, false, true);
        assertThat(items).extracting(item -> text(item.get("draftedBy"))).containsExactly(null, USERNAME, USERNAME);
        assertThat(items).extracting(item -> item.get("revision").intValue()).containsExactly(1, 1, 2);
        JsonNode current = attempt("DELETE", story + "/collections/incidents/items/b", "", "If-Match", "\"9\"")
                .json()
                .get("current");
        assertThat(items.get(2).get("feature")).isEqualTo(current);
        assertThat(Instant.parse(items.get(2).get("changed").asString()))
                .isAfter(current.at("/properties/updated").asString());
    }

    /** That of a story from before the editor, which may be called as one of its pages. */
    @Test
    void aStoryHasAnAddressThatIsNoOtherPages() {
        String story = newStory("opened-at-length", "[\"en\"]");
        newIncident(story, "rain", "Rain", "");

        JsonNode told = http.get("/edit/opened-at-length/story?f=json&limit=1", asAdmin())
                .json();

        assertThat(told.at("/story/id").asString()).isEqualTo("opened-at-length");
        assertThat(told.get("next").asString()).contains("/edit/opened-at-length/story?");
        assertThat(http.get(told.get("next").asString(), asAdmin())
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo("rain");
    }

    /** Run by itself it is the first that reads the gazetteer. */
    @Test
    void aDraftAtAPositionAloneIsPreviewedOnThreadsThatMustNotBlock() {
        String story = newStory("drafted-at-a-position", "[\"en\"]");
        edit("POST", story + "/collections/incidents/items?draft=true", """
                {"type": "Feature", "id": "rain", "geometry": {"type": "Point", "coordinates": [76.9, 43.3]},
                 "properties": {"title": {"en": "Rain"}, "when": "2022-01-06", "category": "rain", "status": "reported",
                  "sources": [{"publisher": "AFP"}]}}
                """);

        Answer preview = http.get(story + "/collections/incidents/items?preview=true&lang=en", asAdmin());

        assertThat(preview.json().at("/features/0/properties/whereText").asString())
                .isEqualTo("in Town");
    }

    @Test
    void readsSingleItemsAnewWithTheirDatesInWords() {
        String story = newStory("named-by-editors", "[\"en\"]");
        newIncident(story, "rain", "Rain", "");
        newIncident(story, "wind", "Wind", "?draft=true");
        patch(
                story + "/collections/incidents/items/rain?draft=true",
                1,
                "{\"properties\": {\"when\": \"2022-01-07\"}}");

        JsonNode told = http.get(
                        "/edit/named-by-editors?f=json&lang=en&ids=incidents/rain,incidents/none,places/town,story",
                        asAdmin())
                .json();

        assertThat(told.at("/story/feature/title/en").asString()).isEqualTo("A quiet day");
        assertThat(told.get("items"))
                .extracting(item -> item.get("id").asString())
                .containsExactly("rain", "town");
        assertThat(told.at("/items/0/told/whenText").asString()).isEqualTo("7 January 2022");
        assertThat(told.at("/items/0/told/start").asString()).startsWith("2022-01-0");
        assertThat(told.at("/items/1").has("told")).isFalse();
        assertThat(told.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "after=rally, after",
        "after=story/x, after",
        "limit=0, limit",
        "limits=1, limits",
        "'ids=incidents/rain,rain', ids"
    })
    void tellsWhatIsNoPageOfItems(String query, String parameter) {
        Answer answer = http.get("/edit/kazakhstan-january-2022?f=json&" + query, asAdmin());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains('"' + parameter + '"');
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }
}
