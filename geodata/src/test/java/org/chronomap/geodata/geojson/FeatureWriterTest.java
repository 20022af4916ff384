package org.chronomap.geodata.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.chronomap.geodata.Golden;
import org.chronomap.geodata.InterfaceWords;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.SpanWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

class FeatureWriterTest {

    private static final StoryFolder FULL = StoryFolder.full();

    private static final StoryIndex INDEX = new StoryIndex(FULL.read(), StoryFolder.outlines());

    private static final Wording FRENCH =
            new Wording(List.of("fr", "en"), new SpanWords(INDEX.story().timeZone(), InterfaceWords.in("fr")));

    @ParameterizedTest
    @ValueSource(strings = {"march", "somewhere", "nowhere", "spot"})
    void writesIncidents(String id) throws IOException {
        Entry<Incident> entry = entry(INDEX.incidents(), id);

        Golden.assertJson("incident-" + id + ".fr.json", new FeatureWriter(INDEX, FRENCH).incident(entry));
        Golden.assertJson(
                "incident-" + id + ".all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).incident(entry));
    }

    @Test
    void writesMovements() throws IOException {
        Entry<Movement> entry = entry(INDEX.movements(), "voyage");

        Golden.assertJson("movement-voyage.fr.json", new FeatureWriter(INDEX, FRENCH).movement(entry));
        Golden.assertJson(
                "movement-voyage.all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).movement(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"almaty", "kyrgyzstan"})
    void writesPlaces(String id) throws IOException {
        Entry<Place> entry = entry(INDEX.places(), id);

        Golden.assertJson("place-" + id + ".fr.json", new FeatureWriter(INDEX, FRENCH).place(entry));
        Golden.assertJson("place-" + id + ".all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).place(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "before"})
    void writesScenes(String id) throws IOException {
        Entry<Scene> entry = entry(INDEX.scenes(), id);

        Golden.assertJson("scene-" + id + ".fr.json", new FeatureWriter(INDEX, FRENCH).scene(entry));
        Golden.assertJson("scene-" + id + ".all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).scene(entry));
    }

    @Test
    void writesTheStory() throws IOException {
        Golden.assertJson("story.fr.json", story(INDEX, FRENCH));
        Golden.assertJson("story.all.json", story(INDEX, Wording.everyLanguage()));
    }

    @Test
    void writesAStoryWithoutPlaces() throws IOException {
        StoryFolder placeless = StoryFolder.empty()
                .with(
                        "story.yaml",
                        "title: {en: A}\ntimeZone: UTC\nextent: 2022\nlanguages: [en]\nlicence: {name: CC0}\n");

        Golden.assertJson(
                "story-placeless.json", story(new StoryIndex(placeless.read(), StoryFolder.outlines()), FRENCH));
    }

    @Test
    void tellsTheVersionOfWhatIsCounted() {
        StoryIndex counted = INDEX.revised(
                INDEX.story(),
                (part, id) -> part == StoryPart.PLACES && id.equals("almaty")
                        ? new Version(3, Instant.parse("2022-01-14T08:00:00Z"))
                        : null);
        FeatureWriter writer = new FeatureWriter(counted, FRENCH);

        assertThat(new String(writer.place(entry(counted.places(), "almaty")), StandardCharsets.UTF_8))
                .endsWith("\"revision\":3,\"updated\":\"2022-01-14T08:00:00Z\"}}");
        assertThat(new String(writer.place(entry(counted.places(), "apia")), StandardCharsets.UTF_8))
                .doesNotContain("revision");
        assertThat(counted.incidents()).as("nothing there has changed").isSameAs(INDEX.incidents());
    }

    @Test
    void writesTextAsUtf8WithoutEscapes() {
        byte[] json = new FeatureWriter(INDEX, FRENCH).incident(entry(INDEX.incidents(), "nowhere"));

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("à partir du 2 janvier 2022, fin inconnue");
    }

    private static <T> Entry<T> entry(FeatureIndex<T> index, String id) {
        return index.get(index.find(id).orElseThrow());
    }

    private static byte[] story(StoryIndex index, Wording wording) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            json.writeStartObject();
            StoryWriter.writeMembers(json, index, wording);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
