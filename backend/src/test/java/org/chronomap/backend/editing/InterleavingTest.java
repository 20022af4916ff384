package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two editors change the same items in whatever order, each by what that editor saw last; on a server of their own, whose whole log is looked at. */
@TestPropertySource(properties = "chronomap.editor.username=anna")
@DirtiesContext
class InterleavingTest extends ServerTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ID = "kazakhstan-january-2022";
    private static final int STEPS = 60;
    private static final List<Edit.Kind> KINDS = List.of(
            Edit.Kind.PUT,
            Edit.Kind.PATCH,
            Edit.Kind.PATCH,
            Edit.Kind.DELETE,
            Edit.Kind.PUBLISH,
            Edit.Kind.UNPUBLISH,
            Edit.Kind.DISCARD);

    @Autowired
    private Edits edits;

    @Autowired
    private ChangeLog log;

    @Autowired
    private LiveStories stories;

    /** Somebody who writes, and the revisions that they saw last; null = the item was not there. */
    private record Writer(Editor editor, Map<ItemKey, @Nullable Integer> seen) {

        static Writer named(String name) {
            return new Writer(new Editor(name, Role.EDITOR), new HashMap<>());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noEditVanishesAndTheLogAlwaysLeadsToTheRows(long seed) {
        Random random = new Random(seed);
        List<Writer> writers = List.of(Writer.named("anna"), Writer.named("boris"));
        List<ItemKey> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            keys.add(new ItemKey(ID, StoryPart.INCIDENTS, "of-" + seed + '-' + i));
        }
        Map<String, Long> acknowledged = new LinkedHashMap<>();
        int stale = 0;
        for (int step = 0; step < STEPS; step++) {
            Writer writer = writers.get(random.nextInt(writers.size()));
            ItemKey key = keys.get(random.nextInt(keys.size()));
            Item now = log.item(key).block(LONG);
            if (random.nextInt(3) == 0) {
                writer.seen().put(key, now == null ? null : now.revision());
            }
            String title = "seed " + seed + " step " + step;
            Edit edit = edit(random, key, writer.seen().get(key), title);
            try {
                Edits.Made made = Objects.requireNonNull(
                        edits.make(ID, List.of(edit), writer.editor(), null).block(LONG));
                assertThat(writer.seen().get(key)).isEqualTo(now == null ? null : now.revision());
                Item after = made.items().get(key);
                writer.seen().put(key, after == null ? null : after.revision());
                made.changes().forEach(change -> {
                    if (title.equals(title(change.after()))) {
                        acknowledged.put(title, change.seq());
                    }
                });
            } catch (ProblemException refused) {
                if (refused.status() == HttpStatus.PRECONDITION_FAILED) {
                    stale++;
                    assertStale(refused, writer.seen().get(key), now);
                }
                assertThat(log.item(key).block(LONG))
                        .as("what is refused changes nothing")
                        .isEqualTo(now);
            }
        }
        assertThat(stale).isPositive();
        assertThat(acknowledged).isNotEmpty();
        List<Change> changes = changes();
        acknowledged.forEach((title, seq) -> assertThat(
                        changes.stream().filter(change -> title.equals(title(change.after())) && change.seq() == seq))
                .as(title)
                .hasSize(1));
        assertThat(replayed(changes)).isEqualTo(rows());
        assertFollowedIsLoaded();
    }

    private static Edit edit(Random random, ItemKey key, @Nullable Integer seen, String title) {
        boolean draft = random.nextInt(3) == 0;
        JsonNode whole = json("""
                {"type": "Feature", "geometry": null, "properties": {"title": {"en": "%s"}, "when": "2022-01-13",
                  "category": "reopening", "status": "reported", "place": "almaty", "sources": [{"publisher": "AFP"}]}}
                """.formatted(title));
        Edit.Kind kind = seen == null ? Edit.Kind.PUT : KINDS.get(random.nextInt(KINDS.size()));
        return switch (kind) {
            case PUT, SAY -> Edit.of(Edit.Kind.PUT, key, Meant.of(seen), whole, draft);
            case PATCH ->
                Edit.of(
                        kind,
                        key,
                        Meant.of(seen),
                        json("{\"properties\": {\"title\": {\"en\": \"" + title + "\"}}}"),
                        draft);
            case DELETE, PUBLISH, UNPUBLISH, DISCARD -> Edit.of(kind, key, Meant.of(seen));
        };
    }

    private static void assertStale(ProblemException refused, @Nullable Integer seen, @Nullable Item now) {
        assertThat(seen).isNotEqualTo(now == null ? null : now.revision());
        if (now != null) {
            assertThat(refused.members().get("current")).isEqualTo(WrittenForm.feature(now));
        }
    }

    /** What was built change by change is what is built of the rows. */
    private void assertFollowedIsLoaded() {
        List<HeldStory> followed = stories.allHeld();
        String followedFeatures = features();
        long applied = stories.applied();

        stories.load().block(LONG);

        assertThat(stories.applied()).isEqualTo(applied);
        assertThat(features()).isEqualTo(followedFeatures);
        List<HeldStory> loaded = stories.allHeld();
        assertThat(loaded).hasSameSizeAs(followed);
        for (int i = 0; i < loaded.size(); i++) {
            assertThat(loaded.get(i).drafts()).isEqualTo(followed.get(i).drafts());
            assertThat(loaded.get(i).versions()).isEqualTo(followed.get(i).versions());
            assertThat(loaded.get(i).seq()).isEqualTo(followed.get(i).seq());
            assertThat(loaded.get(i).validStory().documents())
                    .containsExactlyElementsOf(followed.get(i).validStory().documents());
        }
    }

    private String features() {
        Snapshot snapshot = stories.find(ID).orElseThrow();
        StringBuilder all = new StringBuilder();
        for (StoryCollection collection : StoryCollection.values()) {
            List<byte[]> written = Objects.requireNonNull(snapshot.encoded(Snapshot.EVERY_LANGUAGE)
                    .written(collection)
                    .block(LONG));
            written.forEach(feature -> all.append(new String(feature, StandardCharsets.UTF_8)));
        }
        return all.toString();
    }

    private List<Change> changes() {
        return Objects.requireNonNull(log.after(0, 100_000).collectList().block(LONG));
    }

    private Map<ItemKey, Item> rows() {
        return Objects.requireNonNull(
                log.items().collectMap(Item::key, item -> item).block(LONG));
    }

    private static Map<ItemKey, Item> replayed(List<Change> changes) {
        Map<ItemKey, Item> replayed = new LinkedHashMap<>();
        for (Change change : changes) {
            Item item = Item.after(replayed.get(change.key()), change);
            if (item == null) {
                replayed.remove(change.key());
            } else {
                replayed.put(change.key(), item);
            }
        }
        return replayed;
    }

    private static @Nullable String title(@Nullable String document) {
        return document == null ? null : json(document).at("/title/en").asString("");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
