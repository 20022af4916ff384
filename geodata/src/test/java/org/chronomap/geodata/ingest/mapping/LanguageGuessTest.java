package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en ru | Захват аэропорта     | ru
                    en kk | Әуежай басып алынды  | kk
                    ru en | Rain floods the city | en
                    fr en | Rain floods the city | fr
                    en ar | سيول في الجنوب       | ar
                    en fr | Захват аэропорта     | en
                    ru en | #12                  | ru
                    ru en | KAZ-1204             | ru
                    """)
    void itIsTheFirstOfTheStoryThatIsInTheLettersOfTheTexts(String languages, String text, String guessed) {
        Sheet sheet =
                Sheet.of("id | title | link", "KAZ-1 | " + text + " | https://example.org/a-long-address-of-a-report");
        assertThat(LanguageGuess.of(sheet.rows(), List.of(languages.split(" "))))
                .isEqualTo(guessed);
    }
}
