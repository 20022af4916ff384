package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.geodata.story.StoryPart;
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
}
