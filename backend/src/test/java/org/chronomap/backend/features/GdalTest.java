package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chronomap.backend.LongStory;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.snapshot.StoryCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** GDAL's driver of OGC API Features finds what a story has by its address alone, and reads it as it is served. */
class GdalTest extends ServerTest {

    /** From the first page GDAL knows which properties there are. */
    private static final String[] IN_ONE_PAGE = {"-oo", "PAGE_SIZE=1000"};

    @BeforeEach
    void requireGdal() {
        Gdal.require();
    }

    @Test
    void findsTheCollectionsOfAStoryAndOfTheServer() {
        assertThat(Gdal.layers(http.root() + STORY)).containsExactly("incidents", "movements", "places", "scenes");
        assertThat(Gdal.layers(http.root() + STORY + '/')).hasSize(4);
        assertThat(Gdal.layers(http.root() + '/')).contains("kazakhstan-january-2022.incidents");
    }

    @ParameterizedTest
    @EnumSource(StoryCollection.class)
    void readsAllThatACollectionHas(StoryCollection collection) {
        Map<String, JsonNode> served =
                byId(http.get(items(STORY, collection)).json().path("features"));
        Map<String, JsonNode> read = byId(Gdal.features(http.root() + STORY, collection.id(), IN_ONE_PAGE));

        assertThat(read.keySet()).containsExactlyElementsOf(served.keySet());
        served.forEach((id, feature) -> {
            assertSamePosition(
                    read.getOrDefault(id, MissingNode.getInstance()).path("geometry"), feature.path("geometry"), id);
            feature.path("properties")
                    .forEachEntry((name, value) -> assertSame(
                            read.getOrDefault(id, MissingNode.getInstance())
                                    .path("properties")
                                    .path(name),
                            value,
                            id + ' ' + name));
        });
    }

    @ParameterizedTest
    @EnumSource(StoryCollection.class)
    void knowsHowManyThereAreAndWhere(StoryCollection collection) {
        String summary = Gdal.summary(http.root() + STORY, collection.id());
        JsonNode described =
                http.get(STORY + "/collections/" + collection.id()).json().path("extent");
        JsonNode box = described.path("spatial").path("bbox").path(0);
        // GDAL knows no box across the antimeridian.
        boolean isAcross = box.path(0).asDouble() > box.path(2).asDouble();

        assertThat(summary)
                .contains("Feature Count: "
                        + http.get(items(STORY, collection)).json().path("numberMatched"))
                .contains(String.format(
                        Locale.ROOT,
                        "Extent: (%f, %f) - (%f, %f)",
                        isAcross ? -180 : box.path(0).asDouble(),
                        box.path(1).asDouble(),
                        isAcross ? 180 : box.path(2).asDouble(),
                        box.path(3).asDouble()));
        JsonNode interval = described.path("temporal").path("interval").path(0);
        assertThat(summary).contains("TEMPORAL_INTERVAL_MIN=" + interval.path(0).asString());
    }

    @Test
    void followsAllPages() {
        String story = LongStory.hold(ownStories, "gdal-long");

        Map<String, JsonNode> read = byId(Gdal.features(http.root() + story, "incidents", "-oo", "PAGE_SIZE=250"));
        Map<String, JsonNode> ofServer =
                byId(Gdal.features(http.root() + '/', "gdal-long.incidents", "-oo", "PAGE_SIZE=1000"));

        Map<String, JsonNode> served = byId(http.get(story + "/collections/incidents/items?limit=10000")
                .json()
                .path("features"));
        assertThat(read).hasSize(LongStory.INCIDENTS);
        assertThat(read.keySet()).containsExactlyElementsOf(served.keySet());
        assertThat(ofServer.keySet()).containsExactlyElementsOf(served.keySet());
        served.forEach((id, feature) -> {
            assertSamePosition(
                    read.getOrDefault(id, MissingNode.getInstance()).path("geometry"), feature.path("geometry"), id);
            assertSame(
                    read.getOrDefault(id, MissingNode.getInstance())
                            .path("properties")
                            .path("start"),
                    feature.at("/properties/start"),
                    id + " start");
        });
    }

    @Test
    void seesNothingThatIsNotPublished() {
        String story = ownStories.holdCopyOfBundled("gdal-drafts");
        assertThat(http.sendJson("POST", story + "/collections/places/items?draft=true", """
                        {"type": "Feature", "id": "draft", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
                         "properties": {"name": {"en": "A draft"}, "kind": "site"}}
                        """, asAdmin())
                        .status())
                .isEqualTo(201);

        assertThat(byId(Gdal.features(http.root() + story, "places", IN_ONE_PAGE)))
                .containsKey("almaty")
                .doesNotContainKey("draft");
    }

    private static String items(String story, StoryCollection collection) {
        return story + "/collections/" + collection.id() + "/items";
    }

    private static Map<String, JsonNode> byId(JsonNode features) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        features.forEach(feature -> byId.put(
                (feature.has("id") && feature.path("id").isString() ? feature.path("id") : feature.at("/properties/id"))
                        .asString(),
                feature));
        return byId;
    }

    private static void assertSame(JsonNode read, JsonNode served, String what) {
        if (served.isNumber()) {
            assertThat(read.asDouble()).as(what).isEqualTo(served.asDouble());
        } else if (served.isString()) {
            // A layer in which all dates are days has them as GDAL writes days.
            assertThat(read.asString("").replaceAll("(\\d)/(\\d\\d)/", "$1-$2-"))
                    .as(what)
                    .isEqualTo(served.asString());
        } else {
            assertThat(plain(read)).as(what).isEqualTo(plain(served));
        }
    }

    /** 28 and 28.0 are one number. */
    private static String plain(JsonNode json) {
        return json.toString().replaceAll("(\\d)\\.0(?=[,\\]}])", "$1");
    }

    private static void assertSamePosition(JsonNode read, JsonNode served, String what) {
        assertThat(read.path("type").asString(""))
                .as(what)
                .isEqualTo(served.path("type").asString(""));
        List<Double> expected = numbers(served.path("coordinates"));
        List<Double> actual = numbers(read.path("coordinates"));
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as(what).isEqualTo(expected.get(i), within(1e-9));
        }
    }

    private static List<Double> numbers(JsonNode coordinates) {
        if (coordinates.isNumber()) {
            return List.of(coordinates.asDouble());
        }
        List<Double> all = new ArrayList<>();
        coordinates.forEach(part -> all.addAll(numbers(part)));
        return all;
    }
}
