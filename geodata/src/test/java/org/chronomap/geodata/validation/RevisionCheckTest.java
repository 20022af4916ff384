package org.chronomap.geodata.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chronomap.geodata.validation.RevisedStory.BEFORE;
import static org.chronomap.geodata.validation.RevisedStory.FOLDER;
import static org.chronomap.geodata.validation.RevisedStory.JSON;
import static org.chronomap.geodata.validation.RevisedStory.document;
import static org.chronomap.geodata.validation.RevisedStory.faults;
import static org.chronomap.geodata.validation.RevisedStory.json;
import static org.chronomap.geodata.validation.RevisedStory.put;
import static org.chronomap.geodata.validation.RevisedStory.remove;
import static org.chronomap.geodata.validation.RevisedStory.revise;
import static org.chronomap.geodata.validation.RevisedStory.with;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a revision puts and removes is read, and every fault of it told. */
class RevisionCheckTest {

    @Test
    void findsEveryFaultAtOnce() {
        assertThat(faults(
                        with(StoryPart.SCENES, "second", "highlight", "['riot']"),
                        with(StoryPart.INCIDENTS, "march", "status", "'rumoured'"),
                        put(
                                StoryPart.INCIDENTS,
                                "riot",
                                json("{'id': 'other', 'geoPrecision': 'none', 'when': '2022-13-01'}")),
                        with(StoryPart.MOVEMENTS, "convoy", "to", "['astana']"),
                        with(StoryPart.PLACES, "almaty", "at", "[43.2525, 176.9115]")))
                .containsExactly(
                        "places/almaty: at: longitude lies within -180 and 180, latitude within -90 and 90: [longitude,"
                                + " latitude] in degrees, like [76.9115, 43.2525]",
                        "incidents/march: status: \"rumoured\" must be one of reported, confirmed, claimed, disputed,"
                                + " planned, retracted",
                        "incidents/riot: id: must be \"riot\": an id does not change",
                        "incidents/riot: when: Cannot read the date \"2022-13-01\": at character 6, there is no month"
                                + " 13. Write a month from 01 to 12, or a season from 21 (spring) to 24 (winter), for"
                                + " example 2022-01.",
                        "incidents/riot: category: is missing: text",
                        "incidents/riot: status: is missing: one of reported, confirmed, claimed, disputed, planned,"
                                + " retracted",
                        "incidents/riot: title: is missing: text by language, like {en: …, fr: …}",
                        "incidents/riot: sources: is missing: nothing is stated without a source",
                        "movements/convoy: to: \"astana\" is no place of this story, which has almaty, kazakhstan");
    }

    @Test
    void aDraftMayLackItsSourcesAndTheseTheirPublishersAndIsKeptSo() throws DocumentFaultsException {
        Revision without = with(StoryPart.INCIDENTS, "march", "sources", "");
        Revision unnamed = with(StoryPart.MOVEMENTS, "convoy", "sources", "[{'url': 'https://example.org/'}, {}]");

        ValidStory drafted = revise(asDraft(without), asDraft(unnamed));

        for (Revision draft : List.of(without, unnamed)) {
            Document kept = drafted.document(draft.part(), draft.id()).orElseThrow();
            assertThat(kept).isEqualTo(((Revision.Put) draft).document());
            assertThat(drafted.compacted(id -> null).document(draft.part(), draft.id()))
                    .contains(kept);
        }
        assertThat(drafted.movement("convoy").orElseThrow().statement().namedSources())
                .isEmpty();
        assertThat(faults(asDraft(without), without))
                .containsExactly("incidents/march: sources: is missing: nothing is stated without a source");
        assertThat(faults(unnamed))
                .containsExactly(
                        "movements/convoy: sources/0/publisher: is missing: text",
                        "movements/convoy: sources/1/publisher: is missing: text");
        assertThat(faults(asDraft(with(StoryPart.INCIDENTS, "march", "title", ""))))
                .containsExactly("incidents/march: title: is missing: text by language, like {en: …, fr: …}");
    }

    private static Revision asDraft(Revision put) {
        return new Revision.Put(((Revision.Put) put).document(), true);
    }

    @Test
    void scenesAreToldInTheOrderOfTheirPositions() throws DocumentFaultsException {
        ValidStory after = revise(
                with(StoryPart.SCENES, "first", "position", "1.5"),
                put(
                        StoryPart.SCENES,
                        "between",
                        json("{'id': 'between', 'position': 1.75, 'at': '2022-01-06', 'title': {'en': 'T'}, 'text':"
                                + " {'en': 'T'}}")),
                put(
                        StoryPart.SCENES,
                        "last",
                        json("{'id': 'last', 'at': '2022-01-06', 'title': {'en': 'T'}, 'text': {'en': 'T'}}")));

        assertThat(after.story().scenes()).extracting(Scene::id).containsExactly("first", "between", "second", "last");
        assertThat(after.document(StoryPart.SCENES, "last")
                        .orElseThrow()
                        .fields()
                        .path("position"))
                .isEqualTo(
                        json("3.0").isNumber()
                                ? JSON.getNodeFactory().numberNode(java.math.BigDecimal.valueOf(3))
                                : null);
        assertThat(revise(with(StoryPart.SCENES, "first", "position", ""))
                        .story()
                        .scenes())
                .as("one that does not say stays where it is")
                .isEqualTo(BEFORE.story().scenes());
        assertThat(faults(with(StoryPart.SCENES, "first", "position", "'one'")))
                .containsExactly("scenes/first: position: must be a number");
    }

    @Test
    void aFolderTellsItsScenesInTheOrderOfTheFile() throws Exception {
        assertThat(FOLDER.replacing("scenes.yaml", "id: first,", "id: first, position: 2,")
                        .faults())
                .containsExactly("scenes.yaml:1: first: position: is not a field here; known are id, title, text, at,"
                        + " mode, view, highlight, extra");
    }

    @Test
    void ofSeveralChangesToOneItemTheLastCounts() throws DocumentFaultsException {
        Revision retract = with(StoryPart.INCIDENTS, "nowhere", "status", "'retracted'");
        Revision remove = remove(StoryPart.INCIDENTS, "nowhere");

        assertThat(revise(retract, remove).story().incidents()).hasSize(2);
        assertThat(revise(remove, retract).story()).isEqualTo(revise(retract).story());
    }

    @ParameterizedTest
    @CsvSource({
        "PLACES, astana, places/astana: cannot be removed: it is not there",
        "STORY, test, story/test: cannot be removed: a story keeps what it says of itself"
    })
    void whatCannotBeRemoved(StoryPart part, String id, String fault) {
        assertThat(faults(remove(part, id))).containsExactly(fault);
    }

    @Test
    void aStoryNeedsItsOwnDocumentUnderItsOwnId() {
        DocumentFaultsException none = catchThrowableOfType(
                DocumentFaultsException.class, () -> ValidStory.of("test", List.of(), StoryFolder.outlines()));
        assertThat(none).hasMessage("story/test: is missing: every story says what it is called and spans");

        assertThat(faults(put(
                        StoryPart.STORY,
                        "other",
                        document(StoryPart.STORY, "test").fields())))
                .containsExactly("story/other: id: must be \"test\", the id of the story");
        assertThat(faults(put(StoryPart.STORY, "test", json("[]"))))
                .contains("story/test: must hold fields, each with a name and a value");

        DocumentFaultsException slug = catchThrowableOfType(
                DocumentFaultsException.class,
                () -> ValidStory.of(
                        "A Story",
                        List.of(new Document(
                                StoryPart.STORY,
                                "A Story",
                                document(StoryPart.STORY, "test").fields())),
                        StoryFolder.outlines()));
        assertThat(slug.faults()).extracting(DocumentFault::pointer).contains("/id");
    }

    @Test
    void anIdStandsOnceInACollection() {
        List<Document> twice = new ArrayList<>(BEFORE.documents());
        twice.add(document(StoryPart.PLACES, "almaty"));

        DocumentFaultsException faults = catchThrowableOfType(
                DocumentFaultsException.class, () -> ValidStory.of("test", twice, StoryFolder.outlines()));

        assertThat(faults)
                .hasMessage("places/almaty: id: \"almaty\" is the id of an earlier item; an id stands once in a"
                        + " collection");
    }

    @ParameterizedTest
    @CsvSource({"1e400", "-1e999999", "'\"7\"'"})
    void whatIsNoUsableNumberIsAFault(String number) {
        assertThat(faults(with(StoryPart.INCIDENTS, "march", "numbers", "{'killed': {'low': " + number + "}}")))
                .containsExactly("incidents/march: numbers/killed/low: must be a number");
        assertThat(faults(with(StoryPart.PLACES, "almaty", "at", "[" + number + ", 1e400]")))
                .hasSize(1);
    }

    @Test
    void nothingIsKeptThatAFileCouldNotHold() {
        String deep = "[".repeat(95) + "]".repeat(95);

        assertThat(faults(with(StoryPart.INCIDENTS, "march", "extra", "{'a': " + deep + "}")))
                .containsExactly("incidents/march: extra/a: nests deeper than 90 lists and objects");
    }

    @Test
    void aSourceThatTheStoryNamesIsWrittenOut() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.INCIDENTS, "nowhere", "sources", "[{'ref': 'afp', 'lang': 'en'}]"));

        assertThat(after.document(StoryPart.INCIDENTS, "nowhere")
                        .orElseThrow()
                        .fields()
                        .path("sources"))
                .isEqualTo(json("""
                    [{'publisher': 'AFP', 'title': {'en': 'A dispatch'}, 'published': '2022-01-13',
                      'lang': 'en'}]\
                    """));
        assertThat(faults(with(StoryPart.INCIDENTS, "nowhere", "sources", "[{'ref': 'reuters'}]")))
                .containsExactly(
                        "incidents/nowhere: sources/0/ref: \"reuters\" is no source of this story, which has afp");
    }
}
