package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    @ParameterizedTest
    @CsvSource({
        "INCIDENTS,/properties/title/fr,title,fr,true",
        "INCIDENTS,/properties/sources/1/quote,quote,'',true",
        "INCIDENTS,/properties/sources/0/attributedTo/pt-BR,attributedTo,pt-BR,true",
        "INCIDENTS,/properties/actors/2/en,actors,en,true",
        "INCIDENTS,/properties/numbers/killed/low,low,'',false",
        "INCIDENTS,/properties/numbers/killed/words/en,words,en,true",
        "STORY,/numbers/killed/en,'',en,false",
        "INCIDENTS,/properties/extra/title/en,'','',false",
        "INCIDENTS,/geometry,geometry,'',false",
        "INCIDENTS,/properties/place,place,'',false"
    })
    void knowsTheFieldAndTheLanguage(StoryPart part, String pointer, String field, String language, boolean prose) {
        FieldPath path = FieldPath.of(part, pointer);

        assertThat(path.field()).isEqualTo(field);
        assertThat(path.language()).isEqualTo(language);
        assertThat(path.isProse()).isEqualTo(prose);
    }

    @Test
    void knowsWhateverTheSchemaHas() {
        Property<Incident, LocalizedText> weather = Property.<Incident, LocalizedText>attribute(
                        "weather",
                        ValueType.LOCALIZED,
                        incident -> incident.statement().attributes())
                .label(new LocalizedText(Map.of("en", "Weather", "fr", "Temps")));
        PropertySchema<Incident> schema = ItemSchemas.STANDARD.incidents().and(weather);

        FieldPath path = FieldPath.of(schema, "/properties/weather/fr");

        assertThat(path.field()).isEqualTo("weather");
        assertThat(path.language()).isEqualTo("fr");
        assertThat(path.isProse()).isTrue();
        assertThat(path.property()).isSameAs(weather);
    }

    @Test
    void entriesOfListsAreTheSameByWhatTheirSchemaSays() {
        assertThat(FieldPath.of(StoryPart.INCIDENTS, "/sources").sameBy()).containsExactly("url", "publisher");
        assertThat(FieldPath.of(StoryPart.STORY, "/categories").sameBy()).containsExactly("id");
        assertThat(FieldPath.of(StoryPart.INCIDENTS, "/actors").sameBy()).isEmpty();
        assertThat(FieldPath.of(StoryPart.INCIDENTS, "/extra/rooms").sameBy()).contains("id");
    }
}
