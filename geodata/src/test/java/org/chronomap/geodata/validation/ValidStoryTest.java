package org.chronomap.geodata.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ValidStoryTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An incident in a city, one in a country and one nowhere; a movement; two scenes and a marked span. */
    private static final StoryFolder FOLDER = StoryFolder.small()
            .with("story.yaml", """
                    title: {en: A story}
                    timeZone: Asia/Almaty
                    extent: 2022-01-02/2022-01-22
                    languages: [en]
                    categories:
                      - {id: protest, label: {en: Protest}, colour: "#96590d", pattern: waves}
                      - {id: violence, label: {en: Violence}, colour: "#000000", pattern: solid}
                    spans: [{incident: somewhere}]
                    sources:
                      afp: {publisher: AFP, published: 2022-01-13, lang: fr, title: {en: A dispatch}}
                    """)
            .with("incidents.yaml", """
                    - {id: march, when: 2022-01-06, place: almaty, category: protest, status: reported,
                       title: {en: A march}, sources: [{ref: afp, quote: une marche}]}
                    - {id: somewhere, when: 2022-01-07, place: kazakhstan, category: protest, status: reported,
                       title: {en: Somewhere}, sources: [{ref: afp}]}
                    - {id: nowhere, when: 2022-01-08, geoPrecision: none, category: violence, status: claimed,
                       title: {en: Nowhere}, sources: [{publisher: AFP}]}
                    """)
            .with("movements.yaml", """
                    - {id: convoy, when: 2022-01-06, from: kazakhstan, to: [almaty], category: protest, status: reported,
                       title: {en: A convoy}, sources: [{ref: afp}]}
                    """)
            .with("scenes.yaml", """
                    - {id: first, at: 2022-01-06, highlight: [march, convoy], title: {en: First}, text: {en: A}}
                    - {id: second, at: 2022-01-07, title: {en: Second}, text: {en: B}}
                    """);

    private static final ValidStory BEFORE =
            validStory(new DocumentWriter(ItemSchemas.STANDARD).documents(FOLDER.read()));

    private static ValidStory validStory(List<Document> documents) {
        try {
            return ValidStory.of("test", documents, StoryFolder.outlines());
        } catch (DocumentFaultsException e) {
            throw new AssertionError(e);
        }
    }

    private static Document document(StoryPart part, String id) {
        return BEFORE.document(part, id).orElseThrow();
    }

    /** The item with one of its fields as JSON, in single quotes for double ones; none when it is empty. */
    private static Revision with(StoryPart part, String id, String field, String value) {
        ObjectNode fields = (ObjectNode) document(part, id).fields();
        ObjectNode changed = JSON.createObjectNode().setAll(fields);
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.set(field, json(value));
        }
        return put(part, id, changed);
    }

    private static Revision put(StoryPart part, String id, JsonNode fields) {
        return new Revision.Put(new Document(part, id, fields));
    }

    private static Revision remove(StoryPart part, String id) {
        return new Revision.Remove(part, id);
    }

    private static JsonNode json(String single) {
        return new Document(StoryPart.STORY, "test", JSON.readTree(single.replace('\'', '"'))).fields();
    }

    private static ValidStory revise(Revision... revisions) throws DocumentFaultsException {
        return BEFORE.revise(Arrays.asList(revisions));
    }

    private static List<String> faults(Revision... revisions) {
        DocumentFaultsException faults = catchThrowableOfType(DocumentFaultsException.class, () -> revise(revisions));
        assertThat(faults).as("there is a fault").isNotNull();
        return faults.faults().stream().map(DocumentFault::toString).toList();
    }

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
                                      'lang': 'fr', 'quote': 'une marche'}]}"""));
        assertThat(document(StoryPart.STORY, "test").fields().path("sources").has("afp"))
                .isTrue();
        assertThat(BEFORE.document(StoryPart.STORY, "other")).isEmpty();
        assertThat(BEFORE.document(StoryPart.SCENES, "third")).isEmpty();
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

    @Test
    void aSourceThatTheStoryNamesIsWrittenOut() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.INCIDENTS, "nowhere", "sources", "[{'ref': 'afp', 'lang': 'en'}]"));

        assertThat(after.document(StoryPart.INCIDENTS, "nowhere")
                        .orElseThrow()
                        .fields()
                        .path("sources"))
                .isEqualTo(json("""
                        [{'publisher': 'AFP', 'title': {'en': 'A dispatch'}, 'published': '2022-01-13',
                          'lang': 'en'}]"""));
        assertThat(faults(with(StoryPart.INCIDENTS, "nowhere", "sources", "[{'ref': 'reuters'}]")))
                .containsExactly(
                        "incidents/nowhere: sources/0/ref: \"reuters\" is no source of this story, which has afp");
    }

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
    void whatIsStillReferredToIsNotRemoved() {
        assertThat(faults(remove(StoryPart.PLACES, "almaty")))
                .containsExactly(
                        "places/almaty: is still the place of march",
                        "places/almaty: is still where convoy begins or ends");
        assertThat(faults(remove(StoryPart.INCIDENTS, "march")))
                .containsExactly("incidents/march: is still what the scenes tell of: first");
        assertThat(faults(remove(StoryPart.MOVEMENTS, "convoy")))
                .containsExactly("movements/convoy: is still what the scenes tell of: first");
        assertThat(faults(remove(StoryPart.INCIDENTS, "somewhere")))
                .containsExactly("incidents/somewhere: is still a marked span of the story");
    }

    @Test
    void whatIsNoLongerReferredToAfterTheSameChangesIsRemoved() throws DocumentFaultsException {
        Story after = revise(
                        remove(StoryPart.PLACES, "almaty"),
                        remove(StoryPart.INCIDENTS, "march"),
                        remove(StoryPart.INCIDENTS, "somewhere"),
                        with(StoryPart.STORY, "test", "spans", ""),
                        with(StoryPart.MOVEMENTS, "convoy", "to", "['kazakhstan']"),
                        with(StoryPart.SCENES, "first", "highlight", "['convoy']"))
                .story();

        assertThat(after.places()).hasSize(1);
        assertThat(after.incidents()).hasSize(1);
    }

    @Test
    void namesAFewOfManyThatStillRefer() throws DocumentFaultsException {
        List<Revision> more = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ObjectNode fields = (ObjectNode)
                    document(StoryPart.INCIDENTS, "somewhere").fields().deepCopy();
            more.add(put(StoryPart.INCIDENTS, "i" + i, fields.put("id", "i" + i)));
        }
        ValidStory many = BEFORE.revise(more);

        DocumentFaultsException faults = catchThrowableOfType(
                DocumentFaultsException.class, () -> many.revise(List.of(remove(StoryPart.PLACES, "kazakhstan"))));

        assertThat(faults.faults().get(0).message())
                .isEqualTo("is still the place of somewhere, i0, i1, i2, i3 and 3 more");
    }

    @Test
    void aMarkedSpanOfANewStoryDocumentNeedsItsIncident() {
        assertThat(faults(with(StoryPart.STORY, "test", "spans", "[{'incident': 'riot'}]")))
                .containsExactly("story/test: spans/0/incident: \"riot\" is no incident of this story, which has march,"
                        + " somewhere, nowhere");
    }

    @Test
    void aCategoryThatIsStillUsedStays() {
        assertThat(faults(with(
                        StoryPart.STORY,
                        "test",
                        "categories",
                        "[{'id': 'violence', 'label': {'en': 'V'}, 'colour': '#000000', 'pattern': 'solid'}]")))
                .containsExactly(
                        "story/test: categories: lacks protest, still the category of march, somewhere, convoy");
    }

    @Test
    void anotherTimeZoneMovesEveryDate() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.STORY, "test", "timeZone", "'America/St_Johns'"));

        assertThat(after.story())
                .isEqualTo(FOLDER.replacing("story.yaml", "Asia/Almaty", "America/St_Johns")
                        .read());
        assertThat(after.story().scenes().get(0).at())
                .isNotEqualTo(BEFORE.story().scenes().get(0).at());
    }

    @Test
    void aTimeThatAnotherZoneDoesNotHaveIsAFaultOfTheZone() throws DocumentFaultsException {
        ValidStory skipped = revise(
                with(StoryPart.INCIDENTS, "march", "when", "'2022-03-27T02:30'"),
                with(
                        StoryPart.INCIDENTS,
                        "nowhere",
                        "sources",
                        "[{'publisher': 'A', 'accessed': '2022-03-27T02:30'}]"));
        Revision paris = with(StoryPart.STORY, "test", "timeZone", "'Europe/Paris'");

        DocumentFaultsException faults =
                catchThrowableOfType(DocumentFaultsException.class, () -> skipped.revise(List.of(paris)));

        assertThat(faults.faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.pointer()).isEqualTo("/timeZone"))
                .extracting(DocumentFault::message)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("does not fit a date of march: Cannot read the date"),
                        message -> assertThat(message).startsWith("does not fit a date of nowhere: "));
    }

    @Test
    void anIncidentStaysAsCloseAsItsPlaceWhenThatIsOfAnotherKind() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.PLACES, "almaty", "kind", "'region'"));

        Incident march = after.story().incidents().get(0);
        assertThat(march.geoPrecision()).isEqualTo(GeoPrecision.REGION);
        assertThat(after.story().incidents().get(1))
                .isSameAs(BEFORE.story().incidents().get(1));
        assertThat(after.story()).isEqualTo(validStory(after.documents()).story());
    }

    @Test
    void aPlaceCannotBecomeACountryWhereSomethingCloserIsGiven() throws DocumentFaultsException {
        ValidStory close = revise(with(StoryPart.INCIDENTS, "march", "geoPrecision", "'exact'"));
        Revision country = put(
                StoryPart.PLACES,
                "almaty",
                json("{'id': 'almaty', 'name': {'en': 'Almaty'}, 'kind': 'country', 'code': 'KG'}"));

        DocumentFaultsException faults =
                catchThrowableOfType(DocumentFaultsException.class, () -> close.revise(List.of(country)));

        assertThat(faults.faults())
                .containsExactly(new DocumentFault(
                        StoryPart.PLACES, "almaty", "/kind", "cannot be country: nothing closer is given for march"));
        assertThat(revise(country).story().incidents().get(0).geoPrecision()).isEqualTo(GeoPrecision.COUNTRY);
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
                        + " mode, view, highlight");
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
}
