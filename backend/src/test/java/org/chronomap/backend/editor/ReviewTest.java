package org.chronomap.backend.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.EditorsChanges.Draft;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in the way of publishing, and what readers would miss. */
class ReviewTest {

    private static final String STORY = """
            {"title": {"en": "Rain", "fr": "Pluie"}, "timeZone": "UTC", "extent": "2022-01-01/2022-01-31",
             "languages": ["en", "fr"], "standfirst": {"en": "A wet month"}, "licence": {"name": "CC BY"},
             "categories": [{"id": "rain", "label": {"en": "Rain", "fr": "Pluie"}, "colour": "#336699", "pattern": "dots"}],
             "sources": {"agency": {"publisher": "AFP", "title": {"en": "Untranslated"}}}}""";

    private static final String INCIDENT = """
            {"id": "flood", "title": {"en": "Flood", "fr": "Crue"}, "when": "2022-01-06", "category": "rain", "status": "reported",
             "geoPrecision": "none", "sources": [{"publisher": "AFP", "title": {"en": "Untranslated"}}]%s}""";

    private final List<Document> documents = new ArrayList<>();
    private final Map<ItemKey, String> drafts = new LinkedHashMap<>();

    private void published(StoryPart part, String id, String json) {
        documents.add(new Document(part, id, JsonMapper.shared().readTree(json)));
    }

    private void drafted(StoryPart part, String id, String json) {
        drafts.put(new ItemKey("rain", part, id), json);
    }

    private JsonNode review() throws IOException, DocumentFaultsException {
        CountryOutlines outlines;
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            outlines = CountryOutlines.read(world);
        }
        published(StoryPart.STORY, "rain", STORY);
        ValidStory story = ValidStory.of("rain", documents, outlines);
        HeldStory held = new HeldStory("rain", true, story, OrderedMap.empty(), OrderedMap.copyOf(drafts), 1);
        Messages messages = new Messages();
        ValidStory seen = HeldStory.withDrafts(story, "rain", drafts).validStory();
        Snapshot preview = new Snapshot(new StoryIndex(seen.story(), outlines), messages, 1, null);
        List<Draft> rows = drafts.keySet().stream()
                .map(key -> new Draft(key, 2, false, "anna"))
                .toList();
        return JsonMapper.shared()
                .readTree(Review.write(held, preview, preview.encoded("en"), messages.in("en"), rows));
    }

    private List<String> missing() throws IOException, DocumentFaultsException {
        return review().get("missing")
                .valueStream()
                .map(one -> String.join(
                        " ",
                        one.get("code").asString() + (one.get("blocks").booleanValue() ? "!" : ""),
                        one.get("collection").asString()
                                + '/'
                                + one.get("id").asString()
                                + one.get("field").asString(),
                        one.get("detail").asString()))
                .toList();
    }

    @Test
    void aDraftWithoutASourceOrWithANamelessOneIsInTheWay() throws IOException, DocumentFaultsException {
        String other = INCIDENT.formatted("").replace("\"flood\"", "\"storm\"");
        String last = INCIDENT.formatted("").replace("\"flood\"", "\"hail\"").replace("\"rain\"", "\"snow\"");
        drafted(StoryPart.INCIDENTS, "flood", INCIDENT.formatted("").replaceAll(", \"sources\": \\[.*]", ""));
        drafted(StoryPart.INCIDENTS, "storm", other.replace("\"publisher\": \"AFP\", ", ""));
        drafted(StoryPart.INCIDENTS, "hail", last);
        drafted(StoryPart.SCENES, "opening", """
                {"id": "opening", "title": {"en": "A", "fr": "A"}, "text": {"en": "B", "fr": "B"}, "at": "2022-01-06",
                 "highlight": ["nothing"]}""");

        List<String> missing = missing();

        assertThat(missing.get(0)).startsWith("source! incidents/flood/properties/sources is missing");
        assertThat(missing.get(1)).startsWith("publisher! incidents/storm/properties/sources/0/publisher is missing");
        assertThat(missing.get(2)).startsWith("fault! incidents/hail/properties/category \"snow\" is no category");
        assertThat(missing.get(3)).startsWith("scene! scenes/opening/properties/highlight \"nothing\"");
        assertThat(missing.get(4)).isEqualTo("language story/rain/standfirst French");
        assertThat(missing).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-06, 2022-01-20,",
        "2022-01-06, 2022-03-01/.., 2022-01-01/2022-03-01",
        "2021-11,    2022-01-06/2022-02-03, 2021-11-01/2022-02-03",
        "2021-11,    2021-12-24T23:59:00Z, 2021-11-01/2021-12-24",
        "-0044,      XXXX,       -0044-01-01/-0044-12-31",
        "Y-17000,    XXXX,",
    })
    void whatLiesOutsideOfTheStorysDaysSaysWhichDaysWouldHoldAll(String one, String other, @Nullable String extent)
            throws IOException, DocumentFaultsException {
        published(StoryPart.INCIDENTS, "flood", INCIDENT.formatted("").replace("2022-01-06", one));
        published(
                StoryPart.INCIDENTS,
                "storm",
                INCIDENT.formatted("").replace("\"flood\"", "\"storm\"").replace("2022-01-06", other));

        assertThat(review().at("/extent/edtf").asString(null)).isEqualTo(extent);
    }

    @Test
    void whatReadersWouldMissIsTold() throws IOException, DocumentFaultsException {
        published(StoryPart.PLACES, "town", """
                {"id": "town", "name": {"en": "Town"}, "kind": "city", "at": [76.9, 43.2]}""");
        published(StoryPart.PLACES, "lake", """
                {"id": "lake", "name": {"en": "Lake", "fr": "Lac"}, "kind": "site", "at": [76.9, 43.2]}""");
        published(
                StoryPart.INCIDENTS,
                "flood",
                INCIDENT.formatted("""
                , "media": [{"url": "https://example.org/a.jpg", "kind": "image", "credit": "A"},
                            {"url": "https://example.org/b.mp3", "kind": "audio", "credit": "B"},
                            {"url": "https://example.org/c.jpg", "kind": "image", "credit": "C", "alt": {"fr": "Une rue"}}],
                  "tags": [{"und": "x"}], "numbers": {"killed": {"words": {"en": "dozens"}}}""")
                        .replace("\"geoPrecision\": \"none\"", "\"place\": \"town\"")
                        .replace("\"Crue\"", "\"Crue\", \"kk\": \"Тасқын\""));
        published(
                StoryPart.INCIDENTS,
                "later",
                INCIDENT.formatted("").replace("\"flood\"", "\"later\"").replace("2022-01-06", "2022-03-01"));
        published(
                StoryPart.INCIDENTS,
                "storm",
                INCIDENT.formatted("").replace("\"flood\"", "\"storm\"").replace("2022-01-06", "2022-01-20"));
        published(StoryPart.SCENES, "opening", """
                {"id": "opening", "title": {"en": "A", "fr": "A"}, "text": {"en": "B", "fr": "B"}, "at": "2022-01-06",
                 "highlight": ["flood", "storm"]}""");

        assertThat(missing())
                .containsExactly(
                        "language story/rain/standfirst French",
                        "language incidents/flood/properties/numbers/killed/words French",
                        "language incidents/flood/properties/media/2/alt English",
                        "alt incidents/flood/properties/media/0/alt https://example.org/a.jpg",
                        "extent incidents/later/properties/when 1 March 2022",
                        "place places/town/properties/name French",
                        "unused-place places/lake ",
                        "scene scenes/opening/properties/highlight/1 Flood");
    }

    @Test
    void allIsCountedAndNoMoreToldThanSomebodyReads() throws IOException, DocumentFaultsException {
        for (int i = 0; i < 600; i++) {
            published(
                    StoryPart.INCIDENTS,
                    "flood-" + i,
                    INCIDENT.formatted("")
                            .replace("\"flood\"", "\"flood-" + i + '"')
                            .replace(", \"fr\": \"Crue\"", ""));
        }
        published(StoryPart.PLACES, "lake", """
                {"id": "lake", "name": {"en": "Lake", "fr": "Lac"}, "kind": "site", "at": [76.9, 43.2]}""");

        JsonNode review = review();

        assertThat(review.get("counts").toString()).isEqualTo("{\"language\":601,\"unused-place\":1}");
        assertThat(review.get("missing").findValuesAsString("code"))
                .hasSize(501)
                .endsWith("unused-place");
    }
}
