package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.editing.Fresh;
import org.chronomap.backend.editing.Judging;
import org.chronomap.backend.editing.ManyItems;
import org.chronomap.backend.editing.Staged;
import org.chronomap.backend.editing.StoryMovedException;
import org.chronomap.backend.editing.Verdict;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.IdList;
import org.chronomap.backend.store.Inventories;
import org.chronomap.backend.store.Inventory;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Very many items are put into a story at once, while others change it: what is shown is what is kept. */
class ManyAtOnceTest extends EditedServerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Editor EDITOR = new Editor(USERNAME, Role.EDITOR);

    @Autowired
    private LiveStories stories;

    @Autowired
    private ManyItems items;

    @Autowired
    private Inventories inventories;

    @Autowired
    private CountryOutlines outlines;

    @Autowired
    private DatabaseClient database;

    private static Document incident(String id) {
        return new Document(StoryPart.INCIDENTS, id, JsonMapper.shared().readTree("""
                {"id": "%s", "title": {"en": "It rained"}, "when": "2022-01-06", "category": "rain", "status": "reported",
                 "place": "town", "sources": [{"publisher": "AFP"}]}
                """.formatted(id)));
    }

    /** New incidents, as an import stages them. */
    private record Given(IdList ids, List<BulkBlock> all) implements Staged, Fresh {

        static Given of(Judging judging, int size) {
            List<Verdict> verdicts = new ArrayList<>();
            for (int begin = 0; begin < size; begin += 1_000) {
                verdicts.addAll(judging.judge(IntStream.range(begin, Math.min(size, begin + 1_000))
                        .mapToObj(i -> incident("row-" + i))
                        .toList()));
            }
            Given given = new Given(new IdList(), new ArrayList<>());
            BulkBlock.Builder builder = new BulkBlock.Builder();
            for (Verdict verdict : verdicts) {
                assertThat(judging.isFresh(verdict)).as(verdict.toString()).isTrue();
                if (builder.isFull()) {
                    given.all.add(builder.build());
                }
                builder.add(verdict.document().id(), Objects.requireNonNull(verdict.kept()));
                given.ids.add(verdict.document().id());
            }
            given.all.add(builder.build());
            builder.end();
            return given;
        }

        @Override
        public Reading open() {
            return new Reading() {
                @Override
                public List<One> next(int most) {
                    return List.of();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Fresh fresh() {
            return this;
        }

        @Override
        public Flux<BulkBlock> blocks() {
            return Flux.fromIterable(all);
        }
    }

    private static Given given(Judging judging, int size) {
        return Given.of(judging, size);
    }

    private HeldStory held(String story) {
        return stories.held(story).orElseThrow();
    }

    private ManyItems.Put put(String story, int size, LongConsumer progress) {
        Judging judging = new Judging(held(story), false);
        Given given = given(judging, size);
        return Objects.requireNonNull(
                items.put(judging, given, new ManyItems.Wish("key-" + story, EDITOR, "rain", List.of()), progress)
                        .block(LONG));
    }

    /** Each item: what it says, and with which version. */
    private static Map<String, String> all(HeldStory story) {
        Map<String, String> all = new TreeMap<>();
        for (Document document : story.validStory().documents()) {
            all.put(
                    document.part() + "/" + document.id(),
                    document.fields() + " " + story.version(document.part(), document.id()));
        }
        all.put("seq", Long.toString(story.seq()));
        return all;
    }

    private void assertShownAsKept(String story) throws Exception {
        Inventory inventory =
                Objects.requireNonNull(inventories.take(List.of(story)).block(LONG));
        HeldStory kept = HeldStory.of(
                story,
                inventory.items(),
                inventory.many(),
                outlines,
                held(story).seq(),
                UnaryOperator.identity());
        assertThat(all(held(story))).isEqualTo(all(kept));
        int shown = http.get("/stories/" + story + "/collections/incidents/items?limit=1")
                .json()
                .get("numberMatched")
                .asInt();
        assertThat(shown).isEqualTo(kept.validStory().story().incidents().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_200, 20_500})
    void whatNobodyTouchedIsMadeBeforeItsTurn(int size) throws Exception {
        String story = "at-once-" + size;
        newStory(story, "[\"en\"]");
        List<Change> told = new ArrayList<>();
        stories.tell(told::addAll);

        ManyItems.Put put = put(story, size, written -> {});

        assertThat(put.changes()).isEqualTo(size);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.isOfMany()).isTrue();
            assertThat(one.count()).isEqualTo(size);
            assertThat(one.first()).isEqualTo(put.first());
        });
        assertShownAsKept(story);
        patch(
                "/stories/" + story + "/collections/incidents/items/row-7",
                1,
                "{\"properties\": {\"title\": {\"en\": \"It poured\"}}}");
        edit("DELETE", "/stories/" + story + "/collections/incidents/items/row-8", "", "If-Match", "\"1\"");
        assertShownAsKept(story);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_200, 20_500})
    void whatOthersChangeMeanwhileStays(int size) throws Exception {
        String story = "at-once-beside-" + size;
        String address = newStory(story, "[\"en\"]");
        String flood = newIncident(address, "flood", "Flood", "");
        newIncident(address, "storm", "Storm", "");
        boolean[] done = new boolean[1];

        put(story, size, written -> {
            if (!done[0]) {
                done[0] = true;
                patch(flood, 1, "{\"properties\": {\"title\": {\"en\": \"High water\"}}}");
                patch(
                        address + "/collections/places/items/town",
                        1,
                        "{\"properties\": {\"name\": {\"en\": \"The town\"}}}");
                newIncident(address, "hail", "Hail", "");
                newIncident(address, "fog", "Fog", "?draft=true");
                edit("DELETE", address + "/collections/incidents/items/storm", "", "If-Match", "\"1\"");
            }
        });

        assertThat(done[0]).isTrue();
        assertShownAsKept(story);
        assertThat(http.get(flood).text()).contains("High water");
        assertThat(http.get(address + "/collections/incidents/items/row-3").text())
                .contains("It rained");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_200, 20_500})
    void allIsTakenBackOnceWhatCameLaterIs(int size) throws Exception {
        String story = "at-once-and-back-" + size;
        String address = newStory(story, "[\"en\"]");
        String all = address + "/changes/" + put(story, size, written -> {}).first() + "/undo?together=true";
        patch(
                address + "/collections/incidents/items/row-7",
                1,
                "{\"properties\": {\"title\": {\"en\": \"It poured\"}}}");
        long later = stories.applied();

        Answer early = attempt("POST", all, "");
        assertThat(early.status()).as(early.text()).isEqualTo(409);
        edit("POST", address + "/changes/" + later + "/undo", "");
        Answer undone = attempt("POST", all, "");

        if (size > 20_000) {
            assertThat(undone.status()).as(undone.text()).isEqualTo(409);
            assertThat(undone.text()).contains("more than 20000 items");
            Answer deleted = attempt("DELETE", address, "", "If-Match", "\"1\"");
            assertThat(deleted.status()).as(deleted.text()).isEqualTo(409);
            assertThat(deleted.text()).contains("20500 items that imports made at once");
        } else {
            assertThat(undone.status()).as(undone.text()).isEqualTo(200);
            assertThat(undone.json().get("undone").asInt()).isEqualTo(size);
            assertThat(held(story).validStory().story().incidents()).isEmpty();
            assertShownAsKept(story);
            edit("POST", address + "/changes/" + undone.json().get("first").asLong() + "/undo?together=true", "");
            assertThat(held(story).validStory().story().incidents()).hasSize(size);
        }
        assertShownAsKept(story);
    }

    @Test
    void whereSomebodyMakesTheSameMeanwhileNothingIsStored() throws Exception {
        String story = "at-once-the-same";
        String address = newStory(story, "[\"en\"]");
        boolean[] done = new boolean[1];

        assertThatThrownBy(() -> put(story, 1_200, written -> {
                    if (!done[0]) {
                        done[0] = true;
                        newIncident(address, "row-5", "Drizzle", "");
                    }
                }))
                .isInstanceOf(StoryMovedException.class);

        assertShownAsKept(story);
        assertThat(held(story).validStory().story().incidents()).hasSize(1);
        assertThat(database.sql(
                                "SELECT COUNT(*) AS remaining FROM bulk_content WHERE id NOT IN (SELECT content FROM bulk)")
                        .map(row -> row.get("remaining", Long.class))
                        .one()
                        .block(LONG))
                .isZero();
    }
}
