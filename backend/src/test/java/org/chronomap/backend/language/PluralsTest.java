package org.chronomap.backend.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts in languages that the interface speaks, and in such as it does not. */
class PluralsTest {

    /** As {@code Intl.PluralRules} of a browser has them. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ja, 1, OTHER
            pt-BR, 0, ONE
            fr, 1000000, MANY
            ru, 21, ONE
            ru, 12, MANY
            sr, 3, FEW
            sr, 5, OTHER
            pl, 1, ONE
            pl, 21, MANY
            pl, 22, FEW
            cs, 4, FEW
            cs, 22, OTHER
            sl, 102, TWO
            sl, 103, FEW
            lt, 21, ONE
            lt, 11, OTHER
            lt, 22, FEW
            lv, 0, ZERO
            lv, 31, ONE
            ro, 0, FEW
            ro, 119, FEW
            ro, 20, OTHER
            ar, 0, ZERO
            ar, 2, TWO
            ar, 103, FEW
            ar, 111, MANY
            ar, 100, OTHER
            he, 2, TWO
            ga, 8, MANY
            cy, 6, MANY
            de, 1, ONE
            de, 0, OTHER
            kk, 1, ONE
            is, 21, ONE
            """)
    void aCountTakesItsLanguagesForm(String language, int count, PluralForm form) {
        assertThat(PluralForm.of(language, count)).isEqualTo(form);
    }

    @Test
    void wordsOfAnotherLanguageFollowThatLanguagesRules() throws IOException {
        Messages messages = new Messages();

        Map<String, String> japanese = messages.in("ja");

        assertThat(Messages.plural(japanese, "ja", "count.incidents", 1, "1")).isEqualTo("1 incident");
        assertThat(Messages.plural(japanese, "ja", "count.incidents", 2, "2")).isEqualTo("2 incidents");
        assertThat(japanese).containsEntry("count.incidents.language", "en");
        assertThat(messages.in("fr")).doesNotContainKey("count.incidents.language");
    }
}
