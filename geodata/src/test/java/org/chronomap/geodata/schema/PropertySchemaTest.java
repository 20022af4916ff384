package org.chronomap.geodata.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of the properties of each kind of item. */
class PropertySchemaTest {

    @ParameterizedTest
    @EnumSource(StoryPart.class)
    void whateverIsSaidHasALabelInEveryLanguageOfTheInterface(StoryPart part) {
        PropertySchema<?> schema = ItemSchemas.STANDARD.of(part);

        for (Property<?, ?> property : withMembers(schema)) {
            assertThat(property.label().byLanguage())
                    .as(part + " " + property)
                    .containsOnlyKeys("en", "fr", "ru", "kk", "de", "es", "ar", "uk");
        }
    }

    private static List<Property<?, ?>> withMembers(PropertySchema<?> schema) {
        List<Property<?, ?>> all = new ArrayList<>(schema.properties());
        for (Property<?, ?> property : schema.properties()) {
            PropertySchema<?> members = property.type().members();
            if (members != null) {
                all.addAll(withMembers(members));
            }
        }
        return all;
    }

    @Test
    void documentsReadersAndGeoJsonHaveThemInOrdersOfTheirOwn() {
        PropertySchema<?> schema = ItemSchemas.STANDARD.incidents();

        assertThat(schema.given())
                .extracting(Property::name)
                .containsExactly(
                        "id",
                        "when",
                        "place",
                        "at",
                        "geoPrecision",
                        "category",
                        "status",
                        "title",
                        "summary",
                        "numbers",
                        "actors",
                        "tags",
                        "sources",
                        "media",
                        "inferred",
                        "extra");
        assertThat(schema.read())
                .extracting(Property::name)
                .startsWith("id", "when", "category", "status", "title")
                .endsWith("extra", "place", "at", "geoPrecision");
        assertThat(schema.written())
                .extracting(Property::name)
                .startsWith("id", "title", "summary", "lang", "when", "whenText", "start")
                .endsWith("extra", "place", "placeName", "whereText", "geoPrecision");
    }

    @Test
    void whatSelectsItemsIsNamedByItsParameter() {
        assertThat(ItemSchemas.STANDARD.incidents().given().stream()
                        .filter(property -> !property.parameter().isEmpty())
                        .map(property -> property + "=" + property.parameter()))
                .containsExactly(
                        "when=datetime",
                        "place=place",
                        "at=bbox",
                        "category=category",
                        "status=status",
                        "numbers=number",
                        "actors=actor",
                        "sources=source");
    }

    @Test
    void oneMoreStandsBeforeWhatTheAuthorKeeps() {
        Property<Incident, String> mood = Property.attribute(
                "mood", ValueType.TEXT, incident -> incident.statement().attributes());

        PropertySchema<?> schema = Incidents.SCHEMA.and(mood);

        assertThat(schema.isGiven("mood")).isTrue();
        assertThat(schema.given()).extracting(Property::name).endsWith("inferred", "mood", "extra");
    }

    @Test
    void attributesAreKeptAsTheyWere() {
        Attributes attributes = new Attributes(Map.of("mood", "calm"));

        assertThat(attributes.find("mood")).isEqualTo("calm");
        assertThat(attributes.map(value -> value + "er").find("mood")).isEqualTo("calmer");
        assertThat(attributes.find("weather")).isNull();
    }
}
