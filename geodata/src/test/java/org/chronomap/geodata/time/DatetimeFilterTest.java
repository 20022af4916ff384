package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatetimeFilterTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-01-06T23:20:00Z      | 2022-01-06T23:20:00Z | 2022-01-06T23:20:00Z
        2022-01-06t23:20:00z      | 2022-01-06T23:20:00Z | 2022-01-06T23:20:00Z
        2022-01-06T23:20:00.123Z  | 2022-01-06T23:20:00.123Z | 2022-01-06T23:20:00.123Z
        2022-01-06T23:20:00.1Z    | 2022-01-06T23:20:00.100Z | 2022-01-06T23:20:00.100Z
        2022-01-06T23:20:00+06:00 | 2022-01-06T17:20:00Z | 2022-01-06T17:20:00Z
        2022-01-06T23:20:00-03:30 | 2022-01-07T02:50:00Z | 2022-01-07T02:50:00Z
        2022-01-06T23:20:00       | 2022-01-06T17:20:00Z | 2022-01-06T17:20:00Z
        2022-01-06T23:20          | 2022-01-06T17:20:00Z | 2022-01-06T17:20:59.999Z
        2022-01-06                | 2022-01-05T18:00:00Z | 2022-01-06T17:59:59.999Z
        2022-01                   | 2021-12-31T18:00:00Z | 2022-01-31T17:59:59.999Z
        2022                      | 2021-12-31T18:00:00Z | 2022-12-31T17:59:59.999Z
        2022-01-03/2022-01-09     | 2022-01-02T18:00:00Z | 2022-01-09T17:59:59.999Z
        2022-01-03/2022-01-03     | 2022-01-02T18:00:00Z | 2022-01-03T17:59:59.999Z
        2022-01-03T00:00:00Z/2022-01-09T12:00:00Z | 2022-01-03T00:00:00Z | 2022-01-09T12:00:00Z
        ../2022-01-08             |                      | 2022-01-08T17:59:59.999Z
        /2022-01-08               |                      | 2022-01-08T17:59:59.999Z
        2022-01-02/..             | 2022-01-01T18:00:00Z |
        2022-01-02/               | 2022-01-01T18:00:00Z |
        -0043-03-15T00:00:00Z     | -0043-03-15T00:00:00Z | -0043-03-15T00:00:00Z
        -000043-03-15T00:00:00Z   | -0043-03-15T00:00:00Z | -0043-03-15T00:00:00Z
        +012345-01-01T00:00:00.001Z | +12345-01-01T00:00:00.001Z | +12345-01-01T00:00:00.001Z
        -040000-01-01T00:00:00Z/Y-30000 | -40000-01-01T00:00:00Z | -30000-12-31T18:52:11.999Z
        Y-40000                   | -40001-12-31T18:52:12Z | -40000-12-31T18:52:11.999Z
        Y-40000/..                | -40001-12-31T18:52:12Z |
        ../Y12345                 |                      | +12345-12-31T18:59:59.999Z
        -040000-02                | -40000-01-31T18:52:12Z | -40000-02-29T18:52:11.999Z
        """)
    void readsMomentsDatesAndIntervals(String value, @Nullable String first, @Nullable String last) {
        assertThat(DatetimeFilter.parse(value, ALMATY))
                .isEqualTo(new Interval(
                        Optional.ofNullable(first)
                                .map(text -> Instant.parse(text).toEpochMilli())
                                .orElse(Interval.UNBOUNDED_BEFORE),
                        Optional.ofNullable(last)
                                .map(text -> Instant.parse(text).toEpochMilli())
                                .orElse(Interval.UNBOUNDED_AFTER)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                         | nothing is given
        yesterday                  | "yesterday" is not a date
        ..                         | ".." is not a date
        /                          | open at both ends
        ../..                      | open at both ends
        2022-01-09/2022-01-03      | ends before it begins
        2022-01-01/2022-01-02/2022-01-03 | one / between
        15/06/2023                 | the year does not come first. Write 2023-06-15. Accepted
        03/01/2022/09/01/2022      | the year does not come first. Write 2022-01-03/2022-01-09. Accepted
        2022/01/06                 | not joined by hyphens. Write 2022-01-06. Accepted
        2022-01-01/P1D             | "P1D" is not a date
        2022-02-30                 | February 2022 has 28 days
        2022-13                    | no month 13
        ' 012345-01-01'            | percent-encode its +
        -000000                    | no year -000000
        Y-40000-02                 | is not a date
        -040000-22                 | is not a date
        Y-10000001                | too far off
        -10000001-01-01           | too far off
        2022-21                    | "2022-21" is not a date
        2022-33                    | "2022-33" is not a date
        2022-01-06~                | is not a date
        201X                       | is not a date
        2022-01-06T24:00:00Z       | no hour 24
        2022-01-06T23:20:60Z       | no second 60
        2022-01-06T23:20:00 06:00  | percent-encode its +
        2022-01-06T23:20:00+6      | is not a date
        2022-01-06T23:2            | time of day is not as expected
        """)
    void refusesTheRestAndSaysWhatIsAccepted(String value, String problem) {
        assertThatExceptionOfType(DatetimeException.class)
                .isThrownBy(() -> DatetimeFilter.parse(value, ALMATY))
                .withMessageStartingWith("Cannot read the datetime \"" + value + "\": ")
                .withMessageContaining(problem)
                .withMessageContaining("Accepted are")
                .withMessageContaining("2022-01-06T23:20:00+06:00")
                .withMessageContaining("../2022-01-08");
    }

    @ParameterizedTest
    @CsvSource({"2022-10-30T02:30:00, 2022-10-30T00:30:00Z, 2022-10-30T01:30:00Z"})
    void aTimeShownTwiceIsBoth(String value, Instant first, Instant last) {
        assertThat(DatetimeFilter.parse(value, ZoneId.of("Europe/Paris"))).isEqualTo(Interval.of(first, last));
    }
}
