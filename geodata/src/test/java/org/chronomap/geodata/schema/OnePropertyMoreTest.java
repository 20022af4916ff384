package org.chronomap.geodata.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.folder.StoryFolderWriter;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A property that is defined in one place is read and written everywhere. */
class OnePropertyMoreTest {

    private static final Property<Incident, LocalizedText> WEATHER = Property.attribute(
            "weather", ValueType.LOCALIZED, incident -> incident.statement().attributes());
    private static final Property<Incident, TimeSpan> NOTICED = Property.attribute(
            "noticed", ValueType.EDTF, incident -> incident.statement().attributes());
    private static final Property<Place, List<String>> NICKNAMES =
            Property.attribute("nicknames", ValueType.TEXT.list(), Place::attributes);

    private static final ItemSchemas SCHEMAS = ItemSchemas.STANDARD
            .withIncidents(ItemSchemas.STANDARD.incidents().and(WEATHER).and(NOTICED))
            .withPlaces(ItemSchemas.STANDARD.places().and(NICKNAMES));

    private static final StoryFolder FOLDER = StoryFolder.small()
            .replacing("places.yaml", "  kind: city", "  kind: city\n  nicknames: [Alma-Ata]")
            .replacing(
                    "incidents.yaml",
                    "  status: reported",
                    "  status: reported\n  weather: {en: Snow, fr: Neige}\n  noticed: 2022-01-07");

    private static List<Document> documents(StoryFiles files) {
        try {
            return StoryReader.documents(SCHEMAS, "test", files, StoryFolder.outlines());
        } catch (IOException | StoryFaultsException e) {
            throw new AssertionError(e);
        }
    }

    private static ValidStory validStory() throws DocumentFaultsException {
        return ValidStory.of(SCHEMAS, "test", documents(FOLDER), StoryFolder.outlines());
    }

    private static JsonNode march(ValidStory validStory) {
        return validStory.document(StoryPart.INCIDENTS, "march").orElseThrow().fields();
    }

    @Test
    void fromYamlIntoDocumentsAndBack() throws IOException, DocumentFaultsException {
        ValidStory validStory = validStory();

        assertThat(march(validStory).path("weather").toString()).isEqualTo("{\"en\":\"Snow\",\"fr\":\"Neige\"}");
        assertThat(march(validStory).path("noticed").asString()).isEqualTo("2022-01-07");
        assertThat(validStory
                        .document(StoryPart.PLACES, "almaty")
                        .orElseThrow()
                        .fields()
                        .path("nicknames")
                        .toString())
                .isEqualTo("[\"Alma-Ata\"]");

        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        StoryFolderWriter.write(validStory.eachDocument(), name -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            files.put(name, file);
            return file;
        });
        assertThat(documents(name -> files.containsKey(name)
                        ? new ByteArrayInputStream(files.get(name).toByteArray())
                        : null))
                .isEqualTo(validStory.documents());
    }

    @Test
    void intoGeoJsonAndBack() throws DocumentFaultsException {
        ValidStory validStory = validStory();
        StoryIndex index = new StoryIndex(validStory.story(), StoryFolder.outlines());
        byte[] inFrench = new FeatureWriter(SCHEMAS, index, new Wording(List.of("fr"), null))
                .incident(index.incidents().get(0));
        byte[] inEveryLanguage = new FeatureWriter(SCHEMAS, index, Wording.everyLanguage())
                .incident(index.incidents().get(0));

        assertThat(JsonMapper.shared()
                        .readTree(inFrench)
                        .at("/properties/weather")
                        .asString())
                .isEqualTo("Neige");
        Document document = new FeatureReader(SCHEMAS, StoryFolder.outlines(), index)
                .document(StoryPart.INCIDENTS, "march", JsonMapper.shared().readTree(inEveryLanguage));
        assertThat(validStory.revise(List.of(new Revision.Put(document))).documents())
                .isEqualTo(validStory.documents());
    }

    @Test
    void inAPatchAndInFaults() throws DocumentFaultsException {
        ValidStory validStory = validStory();
        FeatureReader reader = new FeatureReader(
                SCHEMAS, StoryFolder.outlines(), new StoryIndex(validStory.story(), StoryFolder.outlines()));

        JsonNode patch = reader.patch(
                StoryPart.INCIDENTS,
                "march",
                JsonMapper.shared().readTree("{\"properties\": {\"weather\": \"Rain\", \"mood\": 1}}"));
        DocumentFaultsException misplaced = assertThrows(
                DocumentFaultsException.class,
                () -> reader.patch(
                        StoryPart.INCIDENTS, "march", JsonMapper.shared().readTree("{\"weather\": {}}")));

        assertThat(patch.toString()).isEqualTo("{\"weather\":{\"en\":\"Rain\"},\"extra\":{\"mood\":1}}");
        assertThat(misplaced.faults()).extracting(DocumentFault::pointer).containsExactly("/weather");
        assertThat(assertThrows(
                                StoryFaultsException.class,
                                () -> StoryReader.documents(
                                        SCHEMAS,
                                        "test",
                                        FOLDER.replacing("incidents.yaml", "2022-01-07", "soon"),
                                        StoryFolder.outlines()))
                        .faults())
                .extracting(fault -> fault.item() + ": " + fault.field())
                .containsExactly("march: noticed");
    }

    @Test
    void aDateOfItIsMeantInTheZoneOfTheStory() throws DocumentFaultsException {
        ValidStory validStory = validStory();
        JsonNode story = validStory
                .document(StoryPart.STORY, "test")
                .orElseThrow()
                .fields()
                .deepCopy();
        ((ObjectNode) story).put("timeZone", "Europe/Paris");

        ValidStory revised = validStory.revise(List.of(new Revision.Put(new Document(StoryPart.STORY, "test", story))));

        assertThat(noticed(revised) - noticed(validStory)).isEqualTo(5 * 3_600_000L);
    }

    private static long noticed(ValidStory validStory) {
        TimeSpan noticed = NOTICED.of(validStory.story().incidents().get(0));
        return Objects.requireNonNull(noticed).earliest();
    }
}
