package org.chronomap.geodata.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chronomap.geodata.validation.RevisedStory.BEFORE;
import static org.chronomap.geodata.validation.RevisedStory.FOLDER;
import static org.chronomap.geodata.validation.RevisedStory.document;
import static org.chronomap.geodata.validation.RevisedStory.json;
import static org.chronomap.geodata.validation.RevisedStory.put;
import static org.chronomap.geodata.validation.RevisedStory.remove;
import static org.chronomap.geodata.validation.RevisedStory.revise;
import static org.chronomap.geodata.validation.RevisedStory.validStory;
import static org.chronomap.geodata.validation.RevisedStory.with;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A story of documents is that of its folder, and a revision of it shares what it does not change. */
class ValidStoryTest {

    @Test
    void isTheStoryOfTheFolder() {
        assertThat(BEFORE.story()).isEqualTo(FOLDER.read());
        assertThat(validStory(BEFORE.documents()).story()).isEqualTo(BEFORE.story());
    }

    @Test
    void itsDocumentsSayAllOfThemselves() {
        assertThat(document(StoryPart.INCIDENTS, "march").fields()).isEqualTo(json("""
            {'id': 'march', 'when': '2022-01-06', 'place': 'almaty', 'category': 'protest',
             'status': 'reported', 'title': {'en': 'A march'},
             'sources': [{'publisher': 'AFP', 'title': {'en': 'A dispatch'}, 'published': '2022-01-13',
                          'lang': 'fr', 'quote': 'une marche'}]}\
            """));
        assertThat(document(StoryPart.STORY, "test").fields().path("sources").has("afp"))
                .isTrue();
        assertThat(BEFORE.document(StoryPart.STORY, "other")).isEmpty();
        assertThat(BEFORE.document(StoryPart.SCENES, "third")).isEmpty();
    }

    /** Counted in bytes, which are the same each time: whatever copies all of it takes ten times as many. */
    @Test
    void aRevisionTakesNoMoreOfALargeStoryThanOfASmallOne() throws DocumentFaultsException {
        ValidStory small = withMore(3_000);
        ValidStory large = withMore(30_000);
        bytesToRevise(small);

        assertThat(bytesToRevise(large)).isLessThan(3 * bytesToRevise(small));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void incidentsThatArePlacedAndThenPutAreWhatARevisionMakesOfThem(boolean compacted) throws DocumentFaultsException {
        Version first = new Version(1, Instant.EPOCH);
        Version second = new Version(2, Instant.ofEpochSecond(7, 5));
        ValidStory more = withMore(1_500).revise(List.of(remove(StoryPart.INCIDENTS, "i3")));
        ValidStory before =
                compacted ? more.compacted(id -> first).revise(List.of(remove(StoryPart.INCIDENTS, "i5"))) : more;
        List<Revision.Put> puts = new ArrayList<>();
        puts.add((Revision.Put) with(StoryPart.INCIDENTS, "march", "title", "{'en': 'A long march'}"));
        for (int i = 1_000; i < 3_000; i++) {
            ObjectNode fields =
                    (ObjectNode) document(StoryPart.INCIDENTS, "march").fields().deepCopy();
            puts.add((Revision.Put) put(StoryPart.INCIDENTS, "i" + i, fields.put("id", "i" + i)));
        }

        Map<String, Placed> placed = before.placed(puts);
        ValidStory loose = before.with(placed);
        CompactIncidents.Builder bytes = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents());
        placed.values().forEach(one -> bytes.add(one, null));
        ValidStory dense =
                before.with(bytes.build(), id -> id.equals("march") ? second : first, UnaryOperator.identity());

        ValidStory revised = before.revise(List.copyOf(puts));
        assertThat(loose.documents()).isEqualTo(revised.documents());
        assertThat(loose.changedSince(before))
                .hasValueSatisfying(changed -> assertThat(changed.of(StoryPart.INCIDENTS))
                        .hasSize(2_001)
                        .contains("march", "i1000"));
        assertThat(dense.documents()).isEqualTo(revised.documents());
        assertThat(dense.changedSince(before)).isEmpty();
        assertThat(dense.loose()).isZero();
        assertThat(dense.versionWhenCompacted("march")).isEqualTo(second);
        assertThat(dense.versionWhenCompacted("i2999")).isEqualTo(first);
        assertThat(dense.compactIncidents().at("almaty"))
                .containsExactlyElementsOf(revised.compacted(id -> null)
                        .compactIncidents()
                        .at("almaty")
                        .boxed()
                        .toList());
        assertThatThrownBy(() -> before.placed(
                        List.of((Revision.Put) with(StoryPart.INCIDENTS, "march", "category", "'nonsense'"))))
                .isInstanceOf(DocumentFaultsException.class);
    }

    private static ValidStory withMore(int incidents) throws DocumentFaultsException {
        List<Revision> more = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            ObjectNode fields = (ObjectNode) document(StoryPart.INCIDENTS, i % 2 == 0 ? "somewhere" : "nowhere")
                    .fields()
                    .deepCopy();
            more.add(put(StoryPart.INCIDENTS, "i" + i, fields.put("id", "i" + i)));
        }
        return BEFORE.revise(more);
    }

    private static long bytesToRevise(ValidStory before) throws DocumentFaultsException {
        List<Revision> revisions = List.of(
                with(StoryPart.INCIDENTS, "march", "title", "{'en': 'A long march'}"),
                with(StoryPart.STORY, "test", "title", "{'en': 'Another story'}"),
                put(
                        StoryPart.PLACES,
                        "new",
                        document(StoryPart.PLACES, "almaty").fields().deepCopy()),
                remove(StoryPart.INCIDENTS, "i7"));
        ((ObjectNode) ((Revision.Put) revisions.get(2)).document().fields()).put("id", "new");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadAllocatedBytes();
        ValidStory after = before.revise(revisions);
        long end = threads.getCurrentThreadAllocatedBytes();
        assertThat(after.changedSince(before))
                .hasValueSatisfying(changed -> assertThat(changed.byPart())
                        .containsAllEntriesOf(Map.of(
                                StoryPart.STORY, Set.of("test"),
                                StoryPart.PLACES, Set.of("new"),
                                StoryPart.INCIDENTS, Set.of("march", "i7"))));
        return end - begin;
    }

    @Test
    void tellsWhatItHasOtherwiseAlsoWhatFollowsFromAChange() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.STORY, "test", "timeZone", "'America/St_Johns'"));

        assertThat(after.changedSince(BEFORE)).hasValueSatisfying(changed -> {
            assertThat(changed.of(StoryPart.INCIDENTS)).containsExactlyInAnyOrder("march", "somewhere", "nowhere");
            assertThat(changed.of(StoryPart.SCENES)).containsExactlyInAnyOrder("first", "second");
            assertThat(changed.of(StoryPart.PLACES)).isEmpty();
        });
        assertThat(after.changedSince(after))
                .hasValueSatisfying(changed -> assertThat(changed.byPart()).isEmpty());
        assertThat(after.revise(List.of(remove(StoryPart.SCENES, "second"))).changedSince(BEFORE))
                .isEmpty();
    }

    @Test
    void keepsTheVeryObjectsOfWhatIsNotChanged() throws DocumentFaultsException {
        Story before = BEFORE.story();
        Story after = revise(with(StoryPart.INCIDENTS, "march", "title", "{'en': 'A long march'}"))
                .story();

        assertThat(after.incidents().get(0).statement().title().byLanguage()).isEqualTo(Map.of("en", "A long march"));
        assertThat(after.incidents().get(1)).isSameAs(before.incidents().get(1));
        assertThat(after.incidents().get(2)).isSameAs(before.incidents().get(2));
        assertThat(after.places().get(0)).isSameAs(before.places().get(0));
        assertThat(after.movements().get(0)).isSameAs(before.movements().get(0));
        assertThat(after.scenes().get(0)).isSameAs(before.scenes().get(0));
        assertThat(before.incidents().get(0).statement().title().byLanguage())
                .as("the story before is as it was")
                .isEqualTo(Map.of("en", "A march"));
    }

    @Test
    void aChangeOfTheStoryAloneKeepsItsItems() throws DocumentFaultsException {
        Story after = revise(with(StoryPart.STORY, "test", "title", "{'fr': 'Un récit'}"))
                .story();

        assertThat(after.title().byLanguage()).isEqualTo(Map.of("fr", "Un récit"));
        assertThat(after.incidents()).isEqualTo(BEFORE.story().incidents());
        assertThat(after.incidents().get(0)).isSameAs(BEFORE.story().incidents().get(0));
    }

    @Test
    void whatIsPutAgainKeepsItsPlaceAndWhatIsNewComesLast() throws DocumentFaultsException {
        ObjectNode riot =
                (ObjectNode) document(StoryPart.INCIDENTS, "march").fields().deepCopy();
        Story after = revise(
                        put(StoryPart.INCIDENTS, "riot", riot.put("id", "riot")),
                        with(StoryPart.INCIDENTS, "march", "status", "'retracted'"),
                        remove(StoryPart.INCIDENTS, "nowhere"))
                .story();

        assertThat(after.incidents())
                .extracting(incident -> incident.statement().id())
                .containsExactly("march", "somewhere", "riot");
    }

    @Test
    void aPlaceAndAnIncidentThereArePutTogetherInAnyOrder() throws DocumentFaultsException {
        Revision incident = with(StoryPart.INCIDENTS, "march", "place", "'astana'");
        Revision place = put(
                StoryPart.PLACES,
                "astana",
                json("{'id': 'astana', 'name': {'en': 'Astana'}, 'kind': 'city', 'at': [71.43, 51.13]}"));

        assertThat(revise(incident, place).story())
                .isEqualTo(revise(place, incident).story());
    }
}
