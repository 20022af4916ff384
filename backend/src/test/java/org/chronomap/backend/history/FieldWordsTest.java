package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.BundledStory;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ReferenceTarget;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.time.TimeSpan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A property that the schema has is told in words. */
class FieldWordsTest {

    private static final PropertySchema<Incident> SCHEMA = ItemSchemas.STANDARD
            .incidents()
            .and(Property.<Incident, TimeSpan>attribute(
                            "noticed",
                            ValueType.EDTF,
                            incident -> incident.statement().attributes())
                    .label(new LocalizedText(Map.of("en", "Noticed", "fr", "Remarqué"))))
            .and(Property.<Incident, String>attribute(
                    "heardIn",
                    ValueType.referenceTo(ReferenceTarget.PLACE),
                    incident -> incident.statement().attributes()));

    private FieldWords words;

    @BeforeEach
    void inFrench() throws IOException {
        Messages messages = new Messages();
        Snapshot snapshot = new Snapshot(BundledStory.INDEX, messages, 1, null);
        words = new FieldWords(snapshot, snapshot.encoded("fr"), messages.in("fr"));
    }

    private String value(String pointer, String json) {
        return words.value(FieldPath.of(SCHEMA, pointer), JsonMapper.shared().readTree(json));
    }

    @Test
    void byItsLabelAndType() {
        assertThat(words.label(FieldPath.of(SCHEMA, "/properties/noticed"))).isEqualTo("Remarqué");
        assertThat(value("/properties/noticed", "\"2022-01-06\"")).isEqualTo("6 janvier 2022");
        assertThat(value("/properties/heardIn", "\"kazakhstan\"")).isEqualTo("Kazakhstan");
    }

    /** There may be thousands. */
    @Test
    void aCourseByItsFirstPointsAndItsLast() {
        String course = "[[76.9, 43.25], \"kazakhstan\"" + ", [75, 45]".repeat(100) + ", [71.4, 51.1]]";

        assertThat(words.value(
                        FieldPath.of(StoryPart.MOVEMENTS, "/properties/via"),
                        JsonMapper.shared().readTree(course)))
                .isEqualTo("latitude 43,25°, longitude 76,9°; Kazakhstan; "
                        + "latitude 45°, longitude 75°; ".repeat(3)
                        + "…; latitude 51,1°, longitude 71,4°");
    }

    @Test
    void asThoseThatThereAre() {
        assertThat(words.label(FieldPath.of(SCHEMA, "/properties/sources/1/quote")))
                .isEqualTo("Source 2\u00a0: Citation");
        assertThat(words.label(FieldPath.of(SCHEMA, "/geometry"))).isEqualTo("Position");
        assertThat(words.label(FieldPath.of(SCHEMA, "/properties/heardIn"))).isEqualTo("heardIn");
        assertThat(value("/properties/status", "\"planned\"")).isEqualTo("prévu");
        assertThat(value("/properties/category", "\"protest\"")).isEqualTo("Manifestations");
        assertThat(value("/properties/extra/when", "\"2022-01-06\"")).isEqualTo("2022-01-06");
    }
}
