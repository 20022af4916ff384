package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.chronomap.geodata.InterfaceWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanWordsTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-01-06                | 6 January 2022
        2022-01                   | January 2022
        2022-01-XX                | January 2022
        2022                      | 2022
        2022-XX                   | 2022
        2022-01-06~               | about 6 January 2022
        2022-01?                  | possibly January 2022
        2022%                     | possibly about 2022
        2022-01-03~/2022-01-09~   | about 3 January 2022 – about 9 January 2022
        2022-01-03/2022-01-09?    | 3 January 2022 – possibly 9 January 2022
        2022-01-03/2022-01-03     | 3 January 2022
        2022-01-02/2022-03        | 2 January 2022 – March 2022
        2022-01/2022-01-13        | January 2022 – 13 January 2022
        2022-01-13/2022-01        | 13 January 2022 – January 2022
        2021/2022-01-13           | 2021 – 13 January 2022
        201X/2022                 | 2010 – 2022
        2022-01-02/               | from 2 January 2022, end not known
        2022-01-02~/..            | from about 2 January 2022, still going on
        2022-01/..                | from January 2022, still going on
        /2022-01-08               | until 8 January 2022, start not known
        ../2022-01-08?            | possibly up to 8 January 2022
        [2022-01-02..2022-01-06]  | at some time between 2 January 2022 and 6 January 2022
        [2022-01-01..2022-12-31]  | 2022
        [2022-01-06]              | 6 January 2022
        [..2022-01-08]            | on 8 January 2022 or earlier
        [2022-01-08~..]           | about 8 January 2022 or later
        [2022-01..]               | in January 2022 or later
        201X                      | at some time between 2010 and 2019
        20XX~                     | at some time between about 2000 and about 2099
        2021-24                   | at some time between about December 2021 and about February 2022
        Y170000                   | 170000
        0000                      | 1 BC
        -0043-03                  | March 44 BC
        -0043-03-15               | 15 March 44 BC
        Y-50000                   | 50001 BC
        """)
    void saysEachFormInEnglish(String edtf, String words) {
        assertThat(say("en", edtf)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | 2022-01-06 | 6 janvier 2022
        fr | 2022-01    | janvier 2022
        fr | 2022       | 2022
        fr | -0043-03-15 | 15 mars 44 av. J.-C.
        ru | 2022-01-06 | 6 января 2022 года
        ru | 2022-01    | январь 2022 года
        ru | 2022       | 2022
        kk | 2022-01-06 | 2022 жылғы 6 қаңтар
        kk | 2022-01    | 2022 жылғы қаңтар
        kk | 2022-03-08 | 2022 жылғы 8 наурыз
        kk | 2022       | 2022
        kk | -0043      | б.з.д. 44
        kk | -0043-03-15 | б.з.д. 44 жылғы 15 наурыз
        """)
    void writesDatesAsTheLanguageDoes(String language, String edtf, String words) {
        assertThat(say(language, edtf)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 6 January 2022, 23:20",
        "fr, 6 janvier 2022, 23:20",
        "ru, 6 января 2022 года, 23:20",
        "kk, 6 қаңтар, 23:20"
    })
    void givesTheTimeOfDayInTheStorysZone(String language, String date, String time) {
        for (String edtf : new String[] {"2022-01-06T23:20", "2022-01-06T17:20Z"}) {
            assertThat(say(language, edtf)).contains(date).contains(time);
        }
        assertThat(say(language, "2022-01-06T23:20:30")).contains(date).contains(time + ":30");
    }

    @Test
    void namesADayOnceWhenBothTimesFallOnIt() {
        assertThat(say("en", "2022-01-13T09:00/2022-01-13T12:30"))
                .isEqualTo(say("en", "2022-01-13T09:00") + " – 12:30");
        assertThat(say("en", "2022-01-13T09:00/2022-01-14T12:30"))
                .isEqualTo(say("en", "2022-01-13T09:00") + " – " + say("en", "2022-01-14T12:30"));
        assertThat(say("en", "2022-01-13T09:00/2022-01-13"))
                .isEqualTo(say("en", "2022-01-13T09:00") + " – 13 January 2022");
    }

    @Test
    void anHourIsSaidByItsFirstAndLastMinute() {
        assertThat(say("en", "2022-01-13T09"))
                .isEqualTo("at some time between " + say("en", "2022-01-13T09:00") + " and 09:59");
    }

    @Test
    void anInstantIsSaidToTheSecond() {
        assertThat(say("en", "2022-01-06T23:20:30.5")).isEqualTo(say("en", "2022-01-06T23:20:30"));
    }

    @Test
    void aTimeOfDayBeforeTheEraKeepsItsEra() {
        assertThat(say("en", "-0043-03-15T12:00")).contains("15 March 44 BC").contains("12:00");
    }

    @Test
    void textOfTheLanguageIsTakenAsItIs() {
        Map<String, String> messages = new HashMap<>(InterfaceWords.in("fr"));
        messages.put("when.interval", "d'{0} à {1} $1 \\ {2}");

        assertThat(new SpanWords(ALMATY, messages).of("2022-01-03/2022-01-09"))
                .isEqualTo("d'3 janvier 2022 à 9 janvier 2022 $1 \\ {2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-10-30T02:30+02:00              | 30 October 2022, 02:30 (UTC+2)
        2022-10-30T02:30+01:00              | 30 October 2022, 02:30 (UTC+1)
        2022-10-30T02:30:15+01:00           | 30 October 2022, 02:30:15 (UTC+1)
        2022-10-30T02:30                    | 30 October 2022, 02:30
        2022-10-30T02:30+02:00~             | about 30 October 2022, 02:30 (UTC+2)
        2022-10-30T01:30+02:00              | 30 October 2022, 01:30
        2022-10-30T03:30+01:00              | 30 October 2022, 03:30
        2022-10-30T02:30+02:00/2022-10-30T02:30+01:00 | 30 October 2022, 02:30 (UTC+2) – 02:30 (UTC+1)
        2022-10-30T02                       | at some time between 30 October 2022, 02:00 (UTC+2) and 02:59 (UTC+1)
        [2022-10-30T02:30+01:00..]          | at 02:30 (UTC+1) on 30 October 2022 or later
        2022-10-30                          | 30 October 2022
        """)
    void aTimeThatClocksShowTwiceIsToldByItsOffsetIfThatIsKnown(String edtf, String words) {
        assertThat(new SpanWords(ZoneId.of("Europe/Paris"), InterfaceWords.in("en")).of(edtf))
                .isEqualTo(words);
    }

    private static String say(String language, String edtf) {
        return new SpanWords(ALMATY, InterfaceWords.in(language)).of(edtf);
    }
}
