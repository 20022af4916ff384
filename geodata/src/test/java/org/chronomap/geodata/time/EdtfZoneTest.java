package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdtfZoneTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        Asia/Almaty,       2022-01-06,          2022-01-05T18:00:00Z, 24:00
        Asia/Almaty,       2024-02-29,          2024-02-28T18:00:00Z, 25:00
        Asia/Almaty,       2025-01-06,          2025-01-05T19:00:00Z, 24:00
        America/St_Johns,  2022-01-06,          2022-01-06T03:30:00Z, 24:00
        America/St_Johns,  2022-03-13,          2022-03-13T03:30:00Z, 23:00
        America/St_Johns,  2022-11-06,          2022-11-06T02:30:00Z, 25:00
        Asia/Kathmandu,    2022-01-06,          2022-01-05T18:15:00Z, 24:00
        Europe/Paris,      2022-03-27,          2022-03-26T23:00:00Z, 23:00
        Europe/Paris,      2022-10-30,          2022-10-29T22:00:00Z, 25:00
        Pacific/Apia,      2011-12-29,          2011-12-29T10:00:00Z, 24:00
        Pacific/Apia,      2011-12-31,          2011-12-30T10:00:00Z, 24:00
        Europe/Paris,      2022-10-30T02:30,    2022-10-30T00:30:00Z, 01:01
        Europe/Paris,      2022-10-30T02,       2022-10-30T00:00:00Z, 02:00
        Europe/Paris,      2022-10-30T03:00,    2022-10-30T02:00:00Z, 00:01
        Europe/Paris,      2022-03-27T01:59,    2022-03-27T00:59:00Z, 00:01
        Europe/Paris,      2022-03-27T03:00,    2022-03-27T01:00:00Z, 00:01
        Australia/Lord_Howe, 2022-10-02T02,     2022-10-01T15:30:00Z, 00:30
        Asia/Almaty,       2024-02-29T23:30,    2024-02-29T17:30:00Z, 01:01
        """)
    void aDateCoversWhatClocksThereShow(ZoneId zone, String text, Instant first, String hoursAndMinutes) {
        String[] parts = hoursAndMinutes.split(":", -1);
        Duration length = Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));

        assertThat(Edtf.parse(text, zone).start())
                .isEqualTo(Interval.of(first, first.plus(length).minusMillis(1)));
    }

    @Test
    void anOffsetDecidesWhichOfTwoTimesIsMeant() {
        assertThat(Edtf.parse("2022-10-30T02:30+01:00", ZoneId.of("Europe/Paris"))
                        .start())
                .isEqualTo(
                        Interval.of(Instant.parse("2022-10-30T01:30:00Z"), Instant.parse("2022-10-30T01:30:59.999Z")));
    }

    @Test
    void aMonthThatLacksADayIsReadAllTheSame() {
        assertThat(Edtf.parse("2011-12", ZoneId.of("Pacific/Apia")).start())
                .isEqualTo(
                        Interval.of(Instant.parse("2011-12-01T10:00:00Z"), Instant.parse("2011-12-31T09:59:59.999Z")));
    }

    @Test
    void aTimeThatClocksJumpedOverIsRefused() {
        assertThatExceptionOfType(EdtfException.class)
                .isThrownBy(() -> Edtf.parse("2022-03-27T02:30", ZoneId.of("Europe/Paris")))
                .withMessage("Cannot read the date \"2022-03-27T02:30\": at character 12, clocks in Europe/Paris never"
                        + " showed that time: they went from 2022-03-27T02:00 to 2022-03-27T03:00. Write a time before"
                        + " or after, for example 2022-03-27T03:00, or the offset from UTC behind it, for example"
                        + " 2022-03-27T01:00Z.");
    }

    @Test
    void aDayThatAZoneSkippedIsRefused() {
        assertThatExceptionOfType(EdtfException.class)
                .isThrownBy(() -> Edtf.parse("2011-12-30", ZoneId.of("Pacific/Apia")))
                .withMessageContaining("2011-12-30 never was in Pacific/Apia")
                .withMessageContaining("for example 2011-12-31");
    }
}
