package org.chronomap.backend.picture.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Tuesday 19 August 14 AD           | 14 AD         | 19 August – 20 August 14 AD
        fr | mardi 19 août 14 apr. J.-C.       | 14 apr. J.-C. | 19 août – 20 août 14 apr. J.-C.
        ru | вторник, 19 августа 14 года н. э.  | 14 н. э.      | 19 августа – 20 августа 14 года н. э.
        kk | б.з. 14 жылғы 19 тамыз, сейсенбі      | б.з. 14       | б.з. 14 жылғы 19 тамыз – 20 тамыз
        """)
    void aYearThatDoesNotLookLikeOneBearsItsEra(String language, String day, String year, String days)
            throws IOException {
        MomentWords words = new MomentWords(new Messages().in(language), ZoneOffset.UTC);
        long from = Instant.parse("0014-08-19T00:00:00Z").toEpochMilli();
        long to = Instant.parse("0014-08-20T23:59:59.999Z").toEpochMilli();
        long night = Instant.parse("0014-08-19T23:59:59.999Z").toEpochMilli();

        assertThat(words.of(new TimeShown(SceneMode.MOMENT, TimeUnit.DAY, from, night, from)))
                .isEqualTo(day);
        assertThat(words.of(new TimeShown(SceneMode.MOMENT, TimeUnit.YEAR, from, to, from)))
                .isEqualTo(year);
        assertThat(words.of(new TimeShown(SceneMode.WINDOW, TimeUnit.DAY, from, to, from)))
                .isEqualTo(days);
        long hundred = Instant.parse("0100-01-01T00:00:00Z").toEpochMilli();
        assertThat(words.end(hundred, TimeUnit.YEAR)).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-10-30T00:00:00Z | 30 October 2022, 02:00 (UTC+2) – 03:00 (UTC+2) | 30 October 2022, 03:00 (UTC+2)
        2022-10-30T01:00:00Z | 30 October 2022, 02:00 (UTC+1) – 03:00 (UTC+1) | 30 October 2022, 03:00 (UTC+1)
        2022-10-30T02:00:00Z | 30 October 2022, 03:00 – 04:00                 | 30 October 2022, 04:00
        2022-10-30T22:00:00Z | 30 October 2022, 23:00 – 24:00                 | 30 October 2022, 24:00
        """)
    void anHourThatClocksShowTwiceIsToldByItsOffset(Instant start, String moment, String until) throws IOException {
        MomentWords words = new MomentWords(new Messages().in("en"), ZoneId.of("Europe/Paris"));
        long from = start.toEpochMilli();
        long to = from + 3_599_999;

        assertThat(words.of(new TimeShown(SceneMode.MOMENT, TimeUnit.HOUR, from, to, from)))
                .isEqualTo(moment);
        assertThat(words.of(new TimeShown(SceneMode.CUMULATIVE, TimeUnit.HOUR, from, to, from)))
                .isEqualTo(until);
    }
}
