package org.chronomap.backend.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryChanges;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.index.Versions;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of what was written, revision after revision, against the story written anew. */
class EncodedStoryTest {

    private static final int PLACES = 8;
    private static final int EDITS = 300;

    private final Random random = new Random(20220102);

    /** So few that all are written together, and so many that those are that are asked for. */
    @ParameterizedTest
    @ValueSource(ints = {300, 1_300})
    void whatIsKeptIsWhatWouldBeWrittenAnew(int incidents) throws Exception {
        CountryOutlines outlines = outlines();
        Messages messages = new Messages();
        ValidStory story = ValidStory.of("test", documents(incidents), outlines);
        Snapshot snapshot = new Snapshot(new StoryIndex(story.story(), outlines), messages, 0, null);
        for (int i = 1; i <= EDITS; i++) {
            if (i % 7 == 1) {
                ask(snapshot);
            }
            ValidStory next = revised(story, incidents);
            StoryChanges changes = StoryChanges.of(
                    next.changedSince(story).orElseThrow(), next::incident, next::movement, next::place, next::scene);
            StoryIndex index = snapshot.index().revised(next.story(), Versions.NONE, changes);
            story = next;
            snapshot = new Snapshot(index, messages, i, snapshot);
            snapshot.keepWritten();
            if (i % 25 == 0) {
                snapshot.rest();
                snapshot.rest();
            }
            if (i % 60 == 0) {
                assertThat(all(snapshot))
                        .isEqualTo(all(new Snapshot(new StoryIndex(story.story(), outlines), messages, i, null)));
            }
        }
    }

    @Test
    void whatIsWrittenIsLetGoOfOnceNobodyAsksForIt() throws Exception {
        CountryOutlines outlines = outlines();
        ValidStory story = ValidStory.of("test", documents(300), outlines);
        Snapshot snapshot = new Snapshot(new StoryIndex(story.story(), outlines), new Messages(), 0, null);
        List<byte[]> written = written(snapshot);

        snapshot.rest();
        assertThat(written(snapshot)).as("asked for since").isSameAs(written);
        snapshot.rest();
        assertThat(written(snapshot)).as("asked for before").isSameAs(written);
        snapshot.rest();
        snapshot.rest();
        assertThat(written(snapshot))
                .as("not asked for")
                .isNotSameAs(written)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(written);
    }

    private static List<byte[]> written(Snapshot snapshot) {
        return Objects.requireNonNull(
                snapshot.encoded("en").written(StoryCollection.INCIDENTS).block());
    }

    private void ask(Snapshot snapshot) {
        List<Integer> positions =
                random.ints(10, 0, snapshot.index().incidents().size()).boxed().toList();
        List<byte[]> written = Objects.requireNonNull(snapshot.encoded("en")
                .written(StoryCollection.INCIDENTS, positions)
                .block());
        for (int position : positions) {
            assertThat(new String(written.get(position), StandardCharsets.UTF_8))
                    .contains('"' + snapshot.index().incidents().get(position).id() + '"');
        }
    }

    private static List<String> all(Snapshot snapshot) {
        List<String> all = new ArrayList<>();
        for (StoryCollection collection : StoryCollection.values()) {
            Objects.requireNonNull(snapshot.encoded("en").written(collection).block())
                    .forEach(feature -> all.add(new String(feature, StandardCharsets.UTF_8)));
        }
        return all;
    }

    private ValidStory revised(ValidStory story, int incidents) throws DocumentFaultsException {
        int one = random.nextInt(incidents);
        Revision revision = switch (random.nextInt(12)) {
            case 0 -> new Revision.Put(place(random.nextInt(PLACES)));
            case 1 -> new Revision.Put(incident(incidents + random.nextInt(incidents)));
            case 2 ->
                story.document(StoryPart.INCIDENTS, "i" + one).isPresent()
                        ? new Revision.Remove(StoryPart.INCIDENTS, "i" + one)
                        : new Revision.Put(incident(one));
            default -> new Revision.Put(incident(one));
        };
        return story.revise(List.of(revision));
    }

    private List<Document> documents(int incidents) {
        List<Document> documents = new ArrayList<>();
        documents.add(document(StoryPart.STORY, "test", """
                {"title": {"en": "A story"}, "languages": ["en"], "timeZone": "UTC", "extent": "2022-01-01/2022-12-31",
                 "categories": [{"id": "event", "label": {"en": "Events"}, "colour": "#b4551d", "pattern": "dots"}]}"""));
        for (int i = 0; i < PLACES; i++) {
            documents.add(place(i));
        }
        for (int i = 0; i < incidents; i++) {
            documents.add(incident(i));
        }
        return documents;
    }

    private Document place(int i) {
        return document(
                StoryPart.PLACES,
                "p" + i,
                "{\"id\": \"p%d\", \"name\": {\"en\": \"Place %d\"}, \"kind\": \"city\", \"at\": [%.3f, %.3f]}"
                        .formatted(i, random.nextInt(100), random.nextDouble() * 90, random.nextDouble() * 60));
    }

    private Document incident(int i) {
        return document(StoryPart.INCIDENTS, "i" + i, """
                {"id": "i%d", "title": {"en": "Incident %d"}, "when": "2022-%02d-%02d", "category": "event", "status": "reported",
                 "place": "p%d", "sources": [{"publisher": "Agency"}]}""".formatted(
                i, random.nextInt(1_000_000), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(PLACES)));
    }

    private static Document document(StoryPart part, String id, String json) {
        return new Document(part, id, JsonMapper.shared().readTree(json));
    }

    private static CountryOutlines outlines() throws Exception {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            return CountryOutlines.read(world);
        }
    }
}
