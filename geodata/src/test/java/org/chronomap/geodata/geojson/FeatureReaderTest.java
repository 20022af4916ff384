package org.chronomap.geodata.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written to the API, and what is read from it and written back. */
class FeatureReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final StoryFolder SMALL = StoryFolder.small();

    static Stream<Story> stories() {
        return Stream.of(
                StoryFolder.bundled(),
                StoryFolder.full().read(),
                SMALL.replacing("incidents.yaml", "place: almaty", "place: almaty\n  geoPrecision: exact")
                        .replacing("incidents.yaml", "title: {en: A march}", "title: {und: 007}\n  tags: [{en: a}, b]")
                        .read());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void whatIsReadAndWrittenBackIsTheSame(Story story) throws DocumentFaultsException {
        StoryIndex index = new StoryIndex(story, StoryFolder.outlines());

        List<Document> written = writtenBack(index, new FeatureReader(StoryFolder.outlines(), index));

        assertThat(written).hasSameSizeAs(new DocumentWriter(ItemSchemas.STANDARD).documents(story));
        assertThat(ValidStory.of(story.id(), written, StoryFolder.outlines()).documents())
                .containsExactlyElementsOf(new DocumentWriter(ItemSchemas.STANDARD).documents(story));
        assertThat(ValidStory.of(story.id(), written, StoryFolder.outlines()).story())
                .isEqualTo(story);
    }

    /** As a story is that is taken from another server. */
    @Test
    void itIsTheSameStoryWhereNothingIsKnownOfIt() throws DocumentFaultsException {
        Story story = StoryFolder.bundled();
        StoryIndex index = new StoryIndex(story, StoryFolder.outlines());

        List<Document> written = writtenBack(index, new FeatureReader(StoryFolder.outlines(), null));
        Story copy = ValidStory.of(story.id(), written, StoryFolder.outlines()).story();

        assertThat(copy.places())
                .extracting(place -> place.anchor())
                .containsExactlyElementsOf(
                        story.places().stream().map(place -> place.anchor()).toList());
        assertThat(copy.movements()).isEqualTo(story.movements());
        assertThat(copy.scenes()).isEqualTo(story.scenes());
        assertThat(copy.incidents())
                .extracting(incident -> incident.statement())
                .containsExactlyElementsOf(story.incidents().stream()
                        .map(incident -> incident.statement())
                        .toList());
    }

    @Test
    void whatWasSaidInWordsIsNoFieldWhenItIsWrittenBack() throws DocumentFaultsException {
        JsonNode feature = JSON.readTree("""
                {"type": "Feature", "geometry": null, "properties": {"when": "2022-01-06", "whenText": "6 January 2022",
                 "sources": [{"publisher": "AFP", "published": "2022-01-13", "publishedText": "13 January 2022"}]}}
                """);
        FeatureReader reader = new FeatureReader(StoryFolder.outlines(), null);

        assertThat(reader.document(StoryPart.INCIDENTS, "one", feature).fields().toString())
                .contains("2022-01-13")
                .doesNotContain("Text");
        assertThat(reader.patch(StoryPart.INCIDENTS, "one", feature).toString())
                .contains("2022-01-13")
                .doesNotContain("Text");
    }

    private static List<Document> writtenBack(StoryIndex index, FeatureReader reader) throws DocumentFaultsException {
        FeatureWriter writer = new FeatureWriter(index, Wording.everyLanguage());
        Story story = index.story();
        List<Document> documents = new ArrayList<>();
        documents.add(reader.document(StoryPart.STORY, story.id(), JSON.readTree(storyJson(index))));
        for (var place : story.places()) {
            documents.add(read(reader, StoryPart.PLACES, writer.place(entry(index.places(), place.id()))));
        }
        for (var incident : story.incidents()) {
            String id = incident.statement().id();
            documents.add(read(reader, StoryPart.INCIDENTS, writer.incident(entry(index.incidents(), id))));
        }
        for (var movement : story.movements()) {
            String id = movement.statement().id();
            documents.add(read(reader, StoryPart.MOVEMENTS, writer.movement(entry(index.movements(), id))));
        }
        for (var scene : story.scenes()) {
            documents.add(read(reader, StoryPart.SCENES, writer.scene(entry(index.scenes(), scene.id()))));
        }
        return documents;
    }

    private static Document read(FeatureReader reader, StoryPart part, byte[] feature) throws DocumentFaultsException {
        JsonNode json = JSON.readTree(feature);
        return reader.document(part, json.path("id").asString(), json);
    }

    private static byte[] storyJson(StoryIndex index) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            StoryWriter.writeMembers(json, index, Wording.everyLanguage());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static <T> org.chronomap.geodata.index.Entry<T> entry(FeatureIndex<T> index, String id) {
        return index.get(index.find(id).orElseThrow());
    }

    private static JsonNode json(String text) {
        return new Document(StoryPart.STORY, "test", JSON.readTree(text)).fields();
    }

    private static ObjectNode march() {
        StoryIndex index = new StoryIndex(SMALL.read(), StoryFolder.outlines());
        return (ObjectNode) JSON.readTree(new FeatureWriter(index, Wording.everyLanguage())
                .incident(index.incidents().get(0)));
    }

    private static JsonNode march(String member, String value) throws DocumentFaultsException {
        ObjectNode feature = march();
        ((ObjectNode) feature.path("properties")).set(member, JSON.readTree(value));
        return document(StoryPart.INCIDENTS, "march", feature);
    }

    private static JsonNode document(StoryPart part, String id, JsonNode feature) throws DocumentFaultsException {
        StoryIndex index = new StoryIndex(SMALL.read(), StoryFolder.outlines());
        return new FeatureReader(StoryFolder.outlines(), index)
                .document(part, id, feature)
                .fields();
    }

    @Test
    void whatIsUnknownOfAnIncidentIsKept() throws DocumentFaultsException {
        assertThat(march("slug", "\"a-march\"").path("extra")).isEqualTo(json("{\"slug\": \"a-march\"}"));
        assertThat(march("extra", "{\"weight\": 1}").path("extra")).isEqualTo(json("{\"weight\": 1}"));
        assertThat(march("slug", "null").has("extra")).isFalse();
    }

    @Test
    void whatIsUnknownIsAddedToWhatWasKept() throws DocumentFaultsException {
        ObjectNode feature = march();
        ((ObjectNode) feature.path("properties"))
                .set("extra", JSON.readTree("{\"slug\": \"old\", \"weight\": 1}"))
                .put("slug", "new");

        assertThat(document(StoryPart.INCIDENTS, "march", feature).path("extra"))
                .isEqualTo(json("{\"slug\": \"new\", \"weight\": 1}"));
    }

    @Test
    void whatIsUnknownOfAPlaceIsKeptAndWhatIsComputedIsNot() throws DocumentFaultsException {
        Document place = new FeatureReader(StoryFolder.outlines(), null)
                .document(StoryPart.PLACES, "astana", JSON.readTree("""
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [71.43, 51.13, 347]},
                         "properties": {"name": {"en": "Astana"}, "kind": "city", "slug": "x", "anchor": [71.43, 51.13]}}"""));

        assertThat(place.fields().path("extra")).isEqualTo(json("{\"slug\": \"x\"}"));
        assertThat(place.fields().path("at")).isEqualTo(json("[71.43, 51.13]"));
        assertThat(place.fields().has("anchor")).isFalse();
    }

    private static List<String> faults(Document put) throws DocumentFaultsException {
        ValidStory small = ValidStory.of(
                "test", new DocumentWriter(ItemSchemas.STANDARD).documents(SMALL.read()), StoryFolder.outlines());
        DocumentFaultsException faults =
                catchThrowableOfType(DocumentFaultsException.class, () -> small.revise(List.of(new Revision.Put(put))));
        return Objects.requireNonNull(faults).faults().stream()
                .map(DocumentFault::toString)
                .toList();
    }

    @Test
    void anIncidentThatIsPutToAnotherPlaceIsNotLeftAtTheSpotOfTheFirst() throws DocumentFaultsException {
        JsonNode moved = march("place", "\"kazakhstan\"");

        assertThat(moved.path("place").asString()).isEqualTo("kazakhstan");
        assertThat(moved.has("at")).isFalse();
    }

    @Test
    void anIncidentHasASpotOfItsOwnWhereItIsNotThatOfItsPlace() throws DocumentFaultsException {
        ObjectNode feature = march();
        feature.set("geometry", JSON.readTree("{\"type\": \"Point\", \"coordinates\": [76.9, 43.2]}"));

        assertThat(document(StoryPart.INCIDENTS, "march", feature).path("at")).isEqualTo(json("[76.9, 43.2]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"LineString\", \"coordinates\": [[1, 2], [3, 4]]}",
                "{\"type\": \"Point\", \"coordinates\": [\"a\", \"b\"]}",
                "{\"type\": \"Point\", \"coordinates\": [1]}",
                "{\"type\": \"Point\"}",
                "\"here\""
            })
    void aGeometryThatIsNoPointIsAFaultOfTheGeometry(String geometry) throws DocumentFaultsException {
        ObjectNode feature = march();
        feature.set("geometry", JSON.readTree(geometry));
        Document document = new Document(StoryPart.INCIDENTS, "march", document(StoryPart.INCIDENTS, "march", feature));

        assertThat(faults(document))
                .containsExactly("incidents/march: at: must be a point: [longitude, latitude] in degrees, like"
                        + " [76.9115, 43.2525]");
        assertThat(FeatureReader.pointerInFeature(StoryPart.INCIDENTS, "/at")).isEqualTo("/geometry");
    }

    @Test
    void aPlainTextIsInTheFirstLanguageOfTheStory() throws DocumentFaultsException {
        Document document = new Document(StoryPart.INCIDENTS, "march", march("title", "\"A march\""));
        ValidStory small = ValidStory.of(
                "test", new DocumentWriter(ItemSchemas.STANDARD).documents(SMALL.read()), StoryFolder.outlines());

        ValidStory revised = small.revise(List.of(new Revision.Put(document)));

        assertThat(revised.document(StoryPart.INCIDENTS, "march")
                        .orElseThrow()
                        .fields()
                        .path("title"))
                .isEqualTo(json("{\"en\": \"A march\"}"));
    }

    @Test
    void aPlainTextInAPatchLeavesTheOtherLanguages() throws DocumentFaultsException {
        FeatureReader reader =
                new FeatureReader(StoryFolder.outlines(), new StoryIndex(SMALL.read(), StoryFolder.outlines()));

        JsonNode patch = reader.patch(StoryPart.INCIDENTS, "march", JSON.readTree("""
                {"properties": {"title": "Marching", "summary": null, "place": "almaty", "actors": ["NATO"],
                 "numbers": {"killed": {"words": "a few", "low": 3}}}}
                """));

        assertThat(json(patch.toString())).isEqualTo(json("""
                {"title": {"en": "Marching"}, "summary": null, "place": "almaty", "actors": ["NATO"],
                 "numbers": {"killed": {"words": {"en": "a few"}, "low": 3}}}
                """));
        assertThat(reader.patch(StoryPart.STORY, "test", JSON.readTree("""
                {"languages": ["fr", "en"], "title": "Une histoire", "numbers": {"tents": "Tentes"}}
                """)).toString())
                .isEqualTo("{\"languages\":[\"fr\",\"en\"],\"title\":{\"fr\":\"Une histoire\"},"
                        + "\"numbers\":{\"tents\":{\"fr\":\"Tentes\"}}}");
    }

    @Test
    void anotherIdIsAFault() throws DocumentFaultsException {
        ObjectNode feature = march().put("id", "riot");

        assertThat(faults(new Document(StoryPart.INCIDENTS, "march", document(StoryPart.INCIDENTS, "march", feature))))
                .containsExactly("incidents/march: id: must be \"march\": an id does not change");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                       | ''          | must be a GeoJSON feature
                    {"properties": {}}                       | /type       | must be a GeoJSON feature
                    {"type": "Feature"}                      | /properties | must be an object
                    {"type": "Feature", "properties": "all"} | /properties | must be an object
                    """)
    void whatIsNoFeatureIsOneFault(String body, String pointer, String message) {
        DocumentFaultsException faults = catchThrowableOfType(
                DocumentFaultsException.class, () -> document(StoryPart.INCIDENTS, "march", JSON.readTree(body)));

        assertThat(faults.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).startsWith(message);
        });
    }

    @Test
    void aStoryIsAnObject() {
        DocumentFaultsException faults = catchThrowableOfType(
                DocumentFaultsException.class, () -> document(StoryPart.STORY, "test", JSON.readTree("1")));

        assertThat(faults.faults())
                .containsExactly(new DocumentFault(StoryPart.STORY, "test", "", "must be a JSON object"));
    }

    @ParameterizedTest
    @CsvSource({
        "INCIDENTS, /when, /properties/when",
        "INCIDENTS, /sources/0/quote, /properties/sources/0/quote",
        "INCIDENTS, /at, /geometry",
        "PLACES, /at, /geometry",
        "SCENES, /at, /properties/at",
        "MOVEMENTS, /id, /id",
        "MOVEMENTS, '', ''",
        "STORY, /extent, /extent"
    })
    void tellsWhereAFaultStandsInTheFeature(StoryPart part, String pointer, String inFeature) {
        assertThat(FeatureReader.pointerInFeature(part, pointer)).isEqualTo(inFeature);
    }
}
