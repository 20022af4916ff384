package org.chronomap.backend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.state.TimeShown;
import org.chronomap.backend.state.TimeUnit;
import org.chronomap.geodata.story.SceneMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | 1 March 44 BC – 2 March 43 BC               | 44 BC
        fr | 1er mars 44 av. J.-C. – 2 mars 43 av. J.-C. | 44 av. J.-C.
        ru | 1 марта 44 года до н. э. – 2 марта 43 года до н. э. | 44 до н. э.
        kk | б.з.д. 44 жылғы 1 наурыз – б.з.д. 43 жылғы 2 наурыз | б.з.д. 44
        """)
    void theEraStandsAroundTheWholeDate(String language, String days, String year) throws IOException {
        MomentWords words = new MomentWords(new Messages().in(language), ZoneOffset.UTC);
        long from = Instant.parse("-0043-03-01T00:00:00Z").toEpochMilli();
        long to = Instant.parse("-0042-03-02T23:59:59.999Z").toEpochMilli();

        assertThat(words.of(new TimeShown(SceneMode.WINDOW, TimeUnit.DAY, from, to, from)))
                .isEqualTo(days);
        assertThat(words.end(from, TimeUnit.YEAR)).isEqualTo(year);
    }
}
