package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Inventories;
import org.chronomap.backend.store.Inventory;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the stories in memory follow the log, seen by readers. */
class LiveStoriesTest extends EditedServerTest {

    @Autowired
    private LiveStories stories;

    @Autowired
    private Inventories inventories;

    @Autowired
    private ChangeLog log;

    @Test
    void whatAnInventoryContainsIsToldAndNotAppliedOnceMore() {
        long before = stories.applied();
        String story = newStory("overtaken", "[\"en\"]");
        String incident = newIncident(story, "flood", "Flood", "");
        edit("POST", newIncident(story, "storm", "Storm", "") + "/unpublish", "", "If-Match", "\"1\"");
        edit("DELETE", incident, "", "If-Match", "\"1\"");
        edit("DELETE", newStory("ended", "[\"en\"]"), "", "If-Match", "\"1\"");
        Map<String, String> told = served(story, "");
        List<Change> changes =
                Objects.requireNonNull(log.after(before, 1_000).collectList().block());
        assertThat(changes).hasSizeGreaterThan(7);
        Inventory inventory = Objects.requireNonNull(inventories.take().block());

        for (Change last : changes) {
            List<Change> followed = new ArrayList<>();
            stories.tell(followed::addAll);
            // As when the node knew the log up to there, and what it then read of the items was made later.
            stories.show(inventory, last.seq());
            stories.catchUp().block();

            assertThat(served(story, "")).as("after change " + last.seq()).isEqualTo(told);
            assertThat(stories.held("ended")).isEmpty();
            assertThat(stories.applied()).isEqualTo(inventory.head());
            assertThat(followed)
                    .extracting(Change::seq)
                    .containsExactlyElementsOf(changes.stream()
                            .map(Change::seq)
                            .filter(seq -> seq > last.seq())
                            .toList());
        }
    }

    @Test
    void whatWasAppendedHereIsAppliedAfterWhatLiesBeforeItAndOnce() {
        String story = newStory("gap", "[\"en\"]");
        ItemKey key = new ItemKey("gap", StoryPart.PLACES, "town");
        List<Change> first = append(key, "Upper town");
        List<Change> second = append(key, "Lower town");
        List<Change> followed = new ArrayList<>();
        stories.tell(followed::addAll);

        stories.take(second, null).block();
        stories.take(first, null).block();

        assertThat(followed).containsExactly(first.get(0), second.get(0));
        assertThat(served(story, "").get("places")).contains("Lower town");
    }

    /** As another node does. */
    private List<Change> append(ItemKey key, String name) {
        return Objects.requireNonNull(log.append(append -> append.item(key).flatMap(item -> {
                    String before = Objects.requireNonNull(item.document());
                    String after = before.replaceAll("\\{\"en\":\"[^\"]*\"}", "{\"en\":\"" + name + "\"}");
                    Append.Entry entry =
                            new Append.Entry(key, ChangeKind.UPDATED, item.revision() + 1, before, after, true, null);
                    return append.write(List.of(entry), Map.of(key, item), "anna", null);
                }))
                .block());
    }

    @Test
    void aStoryThatCannotBeFollowedIsReadAnew() {
        String story = newStory("misread", "[\"en\"]");
        Inventory early = Objects.requireNonNull(inventories.take().block());
        newIncident(story, "flood", "Flood", "");
        Map<String, String> told = served(story, "");
        List<Item> without = early.items().stream()
                .filter(item -> !item.key().path().equals(story + "/collections/places/items/town"))
                .toList();

        stories.show(
                new Inventory(early.head(), early.restored(), early.lastOfStories(), without, List.of()), early.head());
        stories.catchUp().block();

        assertThat(served(story, "")).isEqualTo(told);
    }

    @Test
    void aPurgeReadsItsOwnStoryAloneAnew() {
        String story = newStory("purged-in", "[\"en\"]");
        String incident = newIncident(story, "flood", "Flood", "");
        newStory("beside", "[\"en\"]");
        Snapshot beside = stories.find("beside").orElseThrow();

        assertThat(http.sendJson("POST", incident + "/purge", "", asAdmin()).status())
                .isEqualTo(200);

        assertThat(stories.find("beside").orElseThrow()).isSameAs(beside);
        assertThat(http.get(incident).status()).isEqualTo(404);
        Map<String, String> told = served(story, "");
        stories.load().block();
        assertThat(served(story, "")).isEqualTo(told);
    }

    @Test
    void noAnswerThatIsKeptHoldsTheStoryAsItWasBefore() {
        String story = newStory("forgotten", "[\"en\"]");
        String incident = newIncident(story, "flood", "Flood", "");
        for (String address : List.of(
                "?lang=en",
                "?f=json",
                "/card.png",
                "/collections/incidents/items",
                "/collections/incidents/items?f=html",
                "/feed.atom")) {
            assertThat(http.get(story + address).status()).as(address).isEqualTo(200);
        }
        WeakReference<Object> before =
                new WeakReference<>(stories.find("forgotten").orElseThrow().encoded("en"));

        patch(incident, 1, "{\"properties\": {\"title\": {\"en\": \"A flood\"}}}");

        for (int i = 0; i < 20 && !before.refersTo(null); i++) {
            System.gc();
        }
        assertThat(before.refersTo(null)).isTrue();
    }

    @Test
    void whoCannotBeToldStopsNeitherTheLogNorTheOthers() {
        List<Change> followed = new ArrayList<>();
        stories.tell(changes -> {
            if (changes.stream().anyMatch(change -> change.key().story().equals("untold"))) {
                throw new IllegalStateException("on purpose");
            }
        });
        stories.tell(followed::addAll);

        String story = newStory("untold", "[\"en\"]");

        assertThat(http.get(story + "?f=json").status()).isEqualTo(200);
        assertThat(followed).hasSize(2);
    }
}
