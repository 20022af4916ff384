package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoInstantTest {

    @ParameterizedTest
    @CsvSource({
        "2022-01-06T17:59:59.999Z, 2022-01-06T17:59:59.999Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "-0001-12-31T23:59:59.999Z, -000001-12-31T23:59:59.999Z",
        "-0048-08-09T00:00:00Z, -000048-08-09T00:00:00Z",
        "-40000-01-01T00:00:00Z, -040000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z, +010000-01-01T00:00:00Z",
        "+12345-01-01T00:00:00.010Z, +012345-01-01T00:00:00.010Z",
        "-10000000-01-01T00:00:00Z, -10000000-01-01T00:00:00Z"
    })
    void aYearBeyondFourDigitsHasASignAndSixAndIsReadAgain(Instant instant, String text) {
        assertThat(IsoInstant.text(instant.toEpochMilli())).isEqualTo(text);
        assertThat(DatetimeFilter.parse(text, ZoneOffset.ofHours(5))).isEqualTo(Interval.at(instant));
        long first = Edtf.parse(text, ZoneOffset.ofHours(5)).earliest();
        assertThat(first).isEqualTo(instant.toEpochMilli());
        assertThat(IsoInstant.asRfc3339(instant).isPresent()).isEqualTo(!text.matches("[+-].*"));
    }
}
