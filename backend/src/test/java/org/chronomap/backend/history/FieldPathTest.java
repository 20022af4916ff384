package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    @ParameterizedTest
    @CsvSource({
        "/properties/title/fr,title,fr,true",
        "/properties/sources/1/quote,quote,'',true",
        "/properties/sources/0/attributedTo/pt-BR,attributedTo,pt-BR,true",
        "/properties/actors/2/en,actors,en,true",
        "/properties/numbers/killed/low,low,'',false",
        "/properties/numbers/killed/words/en,words,en,true",
        "/numbers/killed/en,'',en,false",
        "/properties/extra/title/en,'','',false",
        "/geometry,geometry,'',false",
        "/properties/place,place,'',false"
    })
    void knowsTheFieldAndTheLanguage(String pointer, String field, String language, boolean prose) {
        FieldPath path = FieldPath.of(pointer);

        assertThat(path.field()).isEqualTo(field);
        assertThat(path.language()).isEqualTo(language);
        assertThat(path.isProse()).isEqualTo(prose);
    }
}
