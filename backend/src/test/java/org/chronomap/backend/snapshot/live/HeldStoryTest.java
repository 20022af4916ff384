package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

/** A story as changes make it, those too that it has been made of already. */
class HeldStoryTest {

    private static final ItemKey HEAD = ItemKey.ofStory("quiet");
    private static final ItemKey TOWN = new ItemKey("quiet", StoryPart.PLACES, "town");
    private static final ItemKey RIVER = new ItemKey("quiet", StoryPart.PLACES, "river");

    private static @Nullable CountryOutlines outlines;

    @BeforeAll
    static void readOutlines() throws Exception {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            outlines = CountryOutlines.read(world);
        }
    }

    @Test
    void whatIsContainedIsAppliedOnceMoreWithoutEffect() throws Exception {
        List<Change> changes = changes();
        HeldStory loaded = HeldStory.begun("quiet", changes, outlines(), null).orElseThrow();

        for (int from = 0; from < changes.size(); from++) {
            HeldStory replayed = loaded.after(changes.subList(from, changes.size()), outlines(), null)
                    .orElseThrow();

            assertThat(replayed.validStory().documents())
                    .as("from change " + (from + 1))
                    .isEqualTo(loaded.validStory().documents());
            assertThat(replayed.versions()).isEqualTo(loaded.versions());
            assertThat(replayed.drafts()).isEqualTo(loaded.drafts());
            assertThat(replayed.seq()).isEqualTo(loaded.seq());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "PURGED", "UNPUBLISHED"})
    void whatIsNotThereCanBeTakenOut(ChangeKind kind) throws Exception {
        HeldStory loaded = HeldStory.begun("quiet", changes(), outlines(), null).orElseThrow();
        String draft = kind == ChangeKind.UNPUBLISHED ? place("river", "River") : null;

        HeldStory after = loaded.after(List.of(change(90, RIVER, kind, draft)), outlines(), null)
                .orElseThrow();

        assertThat(after.validStory().documents()).isEqualTo(loaded.validStory().documents());
        assertThat(after.seq()).isEqualTo(90);
    }

    /** A story in which a place came and was deleted, another was taken back, and the story itself too, for a while. */
    private static List<Change> changes() {
        ItemKey lake = new ItemKey("quiet", StoryPart.PLACES, "lake");
        List<Change> changes = new ArrayList<>();
        changes.add(change(1, HEAD, ChangeKind.CREATED, head("A quiet day")));
        changes.add(change(2, TOWN, ChangeKind.CREATED, place("town", "Town")));
        changes.add(change(3, RIVER, ChangeKind.CREATED, place("river", "River")));
        changes.add(change(4, lake, ChangeKind.CREATED, place("lake", "Lake")));
        changes.add(change(5, RIVER, ChangeKind.UPDATED, place("river", "The river")));
        changes.add(change(6, lake, ChangeKind.UNPUBLISHED, place("lake", "Lake")));
        changes.add(change(7, HEAD, ChangeKind.UNPUBLISHED, head("A quiet day")));
        changes.add(change(8, HEAD, ChangeKind.CREATED, head("A wet day")));
        changes.add(change(9, RIVER, ChangeKind.DELETED, null));
        return changes;
    }

    private static String head(String title) {
        return """
                {"id": "quiet", "title": {"en": "%s"}, "timeZone": "Asia/Almaty", "extent": "2022-01-01/2022-01-31",
                 "languages": ["en"],
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """.formatted(title);
    }

    private static String place(String id, String name) {
        return "{\"id\": \"%s\", \"name\": {\"en\": \"%s\"}, \"kind\": \"city\", \"at\": [76.9, 43.2]}"
                .formatted(id, name);
    }

    private static Change change(long seq, ItemKey key, ChangeKind kind, @Nullable String after) {
        return new Change(
                seq, key, kind, (int) seq, null, after, "anna", Instant.ofEpochMilli(seq), null, true, seq, null);
    }

    private static CountryOutlines outlines() {
        return Objects.requireNonNull(outlines);
    }
}
