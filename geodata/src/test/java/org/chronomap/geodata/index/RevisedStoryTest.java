package org.chronomap.geodata.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiLineString;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Change after change, made from a seed, against the whole story read and indexed anew. */
class RevisedStoryTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ZONES = List.of("Asia/Almaty", "America/St_Johns", "UTC");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void changesOneByOneLeadToTheStoryReadAtOnce(long seed) throws DocumentFaultsException {
        Random random = new Random(seed);
        Map<String, Version> counted = new HashMap<>();
        Versions versions = (part, id) -> counted.get(part.id() + "/" + id);
        ValidStory validStory = ValidStory.of("test", List.of(story(random, false)), StoryFolder.outlines());
        StoryIndex index = new StoryIndex(validStory.story(), StoryFolder.outlines(), versions);
        Map<String, Document> kept = new LinkedHashMap<>();
        int made = 0;
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            List<Revision> revisions = new ArrayList<>();
            for (int j = 0; j <= random.nextInt(3); j++) {
                revisions.add(revision(random));
            }
            ValidStory before = validStory;
            try {
                validStory = validStory.revise(revisions);
            } catch (DocumentFaultsException e) {
                refused++;
                continue;
            }
            made++;
            for (Revision revision : revisions) {
                String key = revision.part().id() + "/" + revision.id();
                counted.merge(
                        key,
                        new Version(1, Instant.EPOCH),
                        (old, first) ->
                                new Version(old.revision() + 1, old.updated().plusSeconds(1)));
                validStory
                        .document(revision.part(), revision.id())
                        .ifPresentOrElse(document -> kept.put(key, document), () -> kept.remove(key));
            }
            if (seed % 2 == 0 && random.nextInt(8) == 0) {
                validStory = validStory.compacted(id -> counted.get("incidents/" + id));
            }
            index = random.nextBoolean()
                    ? index.revised(validStory.story(), versions)
                    : index.revised(validStory.story(), versions, changes(before, validStory));
            if (i % 20 == 0) {
                assertSame(index, new StoryIndex(validStory.story(), StoryFolder.outlines(), versions));
            }
        }

        assertThat(made).as("changes that were made").isGreaterThan(50);
        assertThat(refused).as("changes that were refused").isGreaterThan(10);
        assertSame(index, new StoryIndex(validStory.story(), StoryFolder.outlines(), versions));
        ValidStory atOnce = ValidStory.of("test", validStory.documents(), StoryFolder.outlines());
        assertThat(atOnce.story()).isEqualTo(validStory.story());
        assertThat(validStory.documents())
                .as("what is kept of each item when it is written stays true")
                .containsAll(kept.values());
    }

    private static StoryChanges changes(ValidStory before, ValidStory now) {
        return StoryChanges.of(
                now.changedSince(before).orElseThrow(), now::incident, now::movement, now::place, now::scene);
    }

    private static void assertSame(StoryIndex index, StoryIndex anew) {
        assertSame(index.incidents(), anew.incidents());
        assertSame(index.movements(), anew.movements());
        assertSame(index.places(), anew.places());
        assertSame(index.scenes(), anew.scenes());
        assertThat(index.actors()).isEqualTo(anew.actors());
        assertThat(index.publishers()).isEqualTo(anew.publishers());
        assertThat(index.extent()).isEqualTo(anew.extent());
        assertThat(index.view()).isEqualTo(anew.view());
        assertThat(index.lastBeginning()).isEqualTo(anew.lastBeginning());
        assertThat(index.lastEdited()).isEqualTo(anew.lastEdited());
    }

    private static <T> void assertSame(FeatureIndex<T> index, FeatureIndex<T> anew) {
        assertThat(index.entries())
                .usingElementComparator(RevisedStoryTest::compare)
                .isEqualTo(anew.entries());
        for (Extent extent : List.of(new Extent(60, 40, 80, 50), new Extent(-180, -90, 0, 90))) {
            Selection selection = new Selection(extent, null);
            assertThat(index.select(selection)).isEqualTo(anew.select(selection));
        }
        Selection undated =
                new Selection(null, null, false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of());
        assertThat(index.select(undated)).isEqualTo(anew.select(undated));
    }

    /** 0 when they are alike in all but what cannot be compared: how a place is asked whether it meets another. */
    private static <T> int compare(Entry<T> one, Entry<T> other) {
        return one.id().equals(other.id())
                        && one.feature().equals(other.feature())
                        && Objects.equals(one.version(), other.version())
                        && one.earliestStart() == other.earliestStart()
                        && Objects.equals(
                                one.footprint().extent(), other.footprint().extent())
                        && Objects.equals(
                                one.footprint().geometry(), other.footprint().geometry())
                ? 0
                : 1;
    }

    private static Revision revision(Random random) {
        int one = random.nextInt(20);
        if (one == 0) {
            return new Revision.Put(story(random, true));
        }
        StoryPart part = one < 6
                ? StoryPart.PLACES
                : one < 15 ? StoryPart.INCIDENTS : one < 18 ? StoryPart.MOVEMENTS : StoryPart.SCENES;
        String id = part.id().charAt(0) + "" + random.nextInt(8);
        return random.nextInt(4) == 0
                ? new Revision.Remove(part, id)
                : new Revision.Put(new Document(part, id, fields(part, id, random)));
    }

    private static Document story(Random random, boolean marked) {
        String second = random.nextBoolean()
                ? ", {'id': 'violence', 'label': {'en': 'V'}, 'colour': '#000000', 'pattern': 'solid'}"
                : "";
        String span = marked && random.nextInt(4) == 0 ? "[{'incident': 'i1'}]" : "[]";
        return new Document(StoryPart.STORY, "test", json("""
                        {'title': {'en': 'Story %d'}, 'timeZone': '%s', 'extent': '2022', 'languages': ['en'],
                         'categories': [{'id': 'protest', 'label': {'en': 'P'}, 'colour': '#96590d', 'pattern': 'waves'}%s],
                         'spans': %s, 'sources': {'afp': {'publisher': 'AFP', 'lang': 'fr'}}}""".formatted(
                        random.nextInt(9), ZONES.get(random.nextInt(3)), second, span)));
    }

    private static ObjectNode fields(StoryPart part, String id, Random random) {
        String day = "2022-01-%02d".formatted(1 + random.nextInt(28));
        String category = random.nextInt(4) == 0 ? "violence" : "protest";
        String event = """
                'id': '%s', 'when': '%s', 'category': '%s', 'status': 'reported', 'title': {'en': 'Title %d'},
                'actors': ['Actor %d'], 'sources': [{'ref': 'afp', 'quote': 'q'}]""".formatted(id, day, category, random.nextInt(99), random.nextInt(4));
        return switch (part) {
            case PLACES ->
                switch (random.nextInt(3)) {
                    case 0 ->
                        json("{'id': '%s', 'name': {'en': 'Country'}, 'kind': 'country', 'code': '%s'}"
                                .formatted(id, random.nextBoolean() ? "KZ" : "KG"));
                    case 1 ->
                        json("{'id': '%s', 'name': {'en': 'City'}, 'kind': 'city', 'at': [%d, 43.5]}"
                                .formatted(id, 70 + random.nextInt(20)));
                    default ->
                        json("{'id': '%s', 'name': {'en': 'Region'}, 'kind': 'region', 'at': [-%d, 3]}"
                                .formatted(id, random.nextInt(20)));
                };
            case INCIDENTS ->
                switch (random.nextInt(5)) {
                    case 4 -> json("{%s, 'at': [%d.1, 43.6]}".formatted(event, 70 + random.nextInt(20)));
                    case 0 -> json("{%s, 'geoPrecision': 'none'}".formatted(event));
                    case 1 -> json("{%s, 'place': 'p%d', 'at': [66.6, 45]}".formatted(event, random.nextInt(8)));
                    case 2 -> json("{%s, 'place': 'p%d', 'geoPrecision': 'city'}".formatted(event, random.nextInt(8)));
                    default -> json("{%s, 'place': 'p%d'}".formatted(event, random.nextInt(8)));
                };
            case MOVEMENTS ->
                json("{%s, 'from': ['p%d'], 'to': ['p%d']}".formatted(event, random.nextInt(8), random.nextInt(8)));
            case SCENES ->
                json("{'id': '%s', 'at': '%s', 'title': {'en': 'T'}, 'text': {'en': 'T'}, 'highlight': ['i%d']}"
                        .formatted(id, day, random.nextInt(8)));
            case STORY -> throw new IllegalArgumentException("A story is made elsewhere");
        };
    }

    private static ObjectNode json(String single) {
        return (ObjectNode) JSON.readTree(single.replace('\'', '"'));
    }

    /** Prints what one edit costs; the bound is there to notice when it costs as much as all. */
    @Test
    void anEditOfALargeStoryMakesNothingAnewThatItLeavesAsItWas() throws DocumentFaultsException {
        Random random = new Random(7);
        List<Document> documents = new ArrayList<>();
        documents.add(story(random, false));
        for (int i = 0; i < 8; i++) {
            documents.add(city("p" + i, 70 + i));
        }
        for (int i = 0; i < 10_000; i++) {
            documents.add(incident(i, "reported"));
        }
        ValidStory validStory = ValidStory.of("test", documents, StoryFolder.outlines());
        StoryIndex index = new StoryIndex(validStory.story(), StoryFolder.outlines());
        for (int i = 0; i < 10; i++) {
            validStory = validStory.revise(List.of(new Revision.Put(incident(i * 1000, "retracted"))));
            StoryIndex next = index.revised(validStory.story(), Versions.NONE);
            int position = next.incidents().find("i1").orElseThrow();
            assertThat(next.incidents()
                            .isSame(
                                    position,
                                    index.incidents(),
                                    index.incidents().find("i1").orElseThrow()))
                    .isTrue();
            assertThat(next.places().isSame(0, index.places(), 0)).isTrue();
            index = next;
        }
    }

    @Test
    void aGreatCircleIsWorkedOutOnceAsLongAsItsEndsStay() throws DocumentFaultsException {
        String movement = """
            {'id': '%s', 'when': '2022-01-06', 'category': 'protest', 'status': 'reported', 'title': {'en': 'Title'},
             'from': ['p0'], 'to': ['p1', 'p2'], 'sources': [{'ref': 'afp'}]}\
            """;
        ValidStory validStory = ValidStory.of(
                "test",
                List.of(
                        story(new Random(7), false),
                        city("p0", 70),
                        city("p1", 80),
                        city("p2", 90),
                        new Document(StoryPart.MOVEMENTS, "m1", json(movement.formatted("m1"))),
                        new Document(StoryPart.MOVEMENTS, "m2", json(movement.formatted("m2")))),
                StoryFolder.outlines());
        StoryIndex index = new StoryIndex(validStory.story(), StoryFolder.outlines());
        List<MultiLineString> before = index.ways(index.story().movements().get(1));

        validStory = validStory.revise(
                List.of(new Revision.Remove(StoryPart.MOVEMENTS, "m1"), new Revision.Put(city("p2", 95))));
        StoryIndex next = index.revised(validStory.story(), Versions.NONE);

        List<MultiLineString> after = next.ways(next.story().movements().get(0));
        assertThat((Object) after.get(0)).isSameAs(before.get(0));
        assertThat(after.get(1).getEnvelopeInternal().getMaxX()).isEqualTo(95);
    }

    private static Document city(String id, int longitude) {
        return new Document(
                StoryPart.PLACES,
                id,
                json("{'id': '%s', 'name': {'en': 'City'}, 'kind': 'city', 'at': [%d, 43.5]}"
                        .formatted(id, longitude)));
    }

    private static Document incident(int number, String status) {
        String id = "i" + number;
        return new Document(StoryPart.INCIDENTS, id, json("""
                        {'id': '%s', 'when': '2022-01-%02d', 'category': 'protest', 'status': '%s', 'place': 'p%d',
                         'title': {'en': 'Title'}, 'sources': [{'ref': 'afp'}]}""".formatted(id, 1 + number % 28, status, number % 8)));
    }
}
