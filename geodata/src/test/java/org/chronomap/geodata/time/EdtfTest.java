package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-01-06                     | day        | 2022-01-05T18:00:00Z     | 2022-01-06T17:59:59.999Z
        2022-01                        | month      | 2021-12-31T18:00:00Z     | 2022-01-31T17:59:59.999Z
        2022                           | year       | 2021-12-31T18:00:00Z     | 2022-12-31T17:59:59.999Z
        2024-02-29                     | day        | 2024-02-28T18:00:00Z     | 2024-02-29T18:59:59.999Z
        2024-03-01                     | day        | 2024-02-29T19:00:00Z     | 2024-03-01T18:59:59.999Z
        2024-02                        | month      | 2024-01-31T18:00:00Z     | 2024-02-29T18:59:59.999Z
        2022-01-06T23                  | hour       | 2022-01-06T17:00:00Z     | 2022-01-06T17:59:59.999Z
        2022-01-06T23:20               | minute     | 2022-01-06T17:20:00Z     | 2022-01-06T17:20:59.999Z
        2022-01-06T23:20:30            | second     | 2022-01-06T17:20:30Z     | 2022-01-06T17:20:30.999Z
        2022-01-06T23:20:30Z           | second     | 2022-01-06T23:20:30Z     | 2022-01-06T23:20:30.999Z
        2022-01-06T23:20:30.5Z         | second     | 2022-01-06T23:20:30.500Z | 2022-01-06T23:20:30.500Z
        2022-01-06T23:20:30.123456789Z | second     | 2022-01-06T23:20:30.123Z | 2022-01-06T23:20:30.123Z
        2022-01-06T23:20+06:00         | minute     | 2022-01-06T17:20:00Z     | 2022-01-06T17:20:59.999Z
        2022-01-06T23:20:30-03:30      | second     | 2022-01-07T02:50:30Z     | 2022-01-07T02:50:30.999Z
        2022-01-06T23:20:30-04         | second     | 2022-01-07T03:20:30Z     | 2022-01-07T03:20:30.999Z
        2022-01-06T23+05:45            | hour       | 2022-01-06T17:15:00Z     | 2022-01-06T18:14:59.999Z
        2022-21                        | season     | 2022-02-28T18:00:00Z     | 2022-05-31T17:59:59.999Z
        2022-22                        | season     | 2022-05-31T18:00:00Z     | 2022-08-31T17:59:59.999Z
        2022-23                        | season     | 2022-08-31T18:00:00Z     | 2022-11-30T17:59:59.999Z
        2021-24                        | season     | 2021-11-30T18:00:00Z     | 2022-02-28T17:59:59.999Z
        201X                           | decade     | 2009-12-31T18:00:00Z     | 2019-12-31T17:59:59.999Z
        20XX                           | century    | 1999-12-31T18:00:00Z     | 2099-12-31T18:59:59.999Z
        2XXX                           | millennium | 1999-12-31T18:00:00Z     | 2999-12-31T18:59:59.999Z
        2022-XX                        | year       | 2021-12-31T18:00:00Z     | 2022-12-31T17:59:59.999Z
        2022-XX-XX                     | year       | 2021-12-31T18:00:00Z     | 2022-12-31T17:59:59.999Z
        201X-XX-XX                     | decade     | 2009-12-31T18:00:00Z     | 2019-12-31T17:59:59.999Z
        2022-01-XX                     | month      | 2021-12-31T18:00:00Z     | 2022-01-31T17:59:59.999Z
        [2022-01-02..2022-01-06]       | day        | 2022-01-01T18:00:00Z     | 2022-01-06T17:59:59.999Z
        [2022-01-06]                   | day        | 2022-01-05T18:00:00Z     | 2022-01-06T17:59:59.999Z
        [2022-01-02,2022-01-05..2022-01-06] | day   | 2022-01-01T18:00:00Z     | 2022-01-06T17:59:59.999Z
        [2022-01-05,2022-01-02]        | day        | 2022-01-01T18:00:00Z     | 2022-01-05T17:59:59.999Z
        [2022-01-13..2022-02]          | month      | 2022-01-12T18:00:00Z     | 2022-02-28T17:59:59.999Z
        [..2022-01-08]                 | day        |                          | 2022-01-08T17:59:59.999Z
        [..2022-01-05,2022-01-08]      | day        |                          | 2022-01-08T17:59:59.999Z
        [2022-01-08..]                 | day        | 2022-01-07T18:00:00Z     |
        XXXX                           | unknown    |                          |
        """)
    void aDateOrASetBeginsAndEndsWithinTheSameBounds(
            String text, String precision, @Nullable String first, @Nullable String last) {
        TimeSpan span = Edtf.parse(text, ALMATY);

        assertThat(span.start()).isEqualTo(span.end()).isEqualTo(interval(first, last));
        assertThat(span.precision().id()).isEqualTo(precision);
        assertThat(span.edtf()).isEqualTo(text);
        boolean season = span.precision() == Precision.SEASON;
        assertThat(qualifiers(span)).isEqualTo(season ? "start-approximate end-approximate" : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0000         | year | 0000-01-01T00:00:00Z           | 0000-12-31T23:59:59.999Z
        -0044-03-15  | day  | -0044-03-15T00:00:00Z          | -0044-03-15T23:59:59.999Z
        -0044        | year | -0044-01-01T00:00:00Z          | -0044-12-31T23:59:59.999Z
        0000-02-29   | day  | 0000-02-29T00:00:00Z           | 0000-02-29T23:59:59.999Z
        Y-50000      | year | -50000-01-01T00:00:00Z         | -50000-12-31T23:59:59.999Z
        Y170000      | year | +170000-01-01T00:00:00Z        | +170000-12-31T23:59:59.999Z
        Y10000000   | year | +10000000-01-01T00:00:00Z     | +10000000-12-31T23:59:59.999Z
        -050000      | year | -50000-01-01T00:00:00Z         | -50000-12-31T23:59:59.999Z
        -000043-03   | month | -0043-03-01T00:00:00Z         | -0043-03-31T23:59:59.999Z
        +012345-03-15 | day | +12345-03-15T00:00:00Z         | +12345-03-15T23:59:59.999Z
        -050000-03-15T12:00:00.123Z | second | -50000-03-15T12:00:00.123Z | -50000-03-15T12:00:00.123Z
        Y-10000000  | year | -10000000-01-01T00:00:00Z     | -10000000-12-31T23:59:59.999Z
        -004X        | decade | -0049-01-01T00:00:00Z        | -0040-12-31T23:59:59.999Z
        -000X        | decade | -0009-01-01T00:00:00Z        | -0001-12-31T23:59:59.999Z
        000X         | decade | 0000-01-01T00:00:00Z         | 0009-12-31T23:59:59.999Z
        -0001-24     | season | -0001-12-01T00:00:00Z        | 0000-02-29T23:59:59.999Z
        1969-12-31T23:59:59 | second | 1969-12-31T23:59:59Z  | 1969-12-31T23:59:59.999Z
        """)
    void yearsBeforeTheEpochAndFarOffAreRead(String text, String precision, Instant first, Instant last) {
        TimeSpan span = Edtf.parse(text, ZoneId.of("UTC"));

        assertThat(span.start()).isEqualTo(span.end()).isEqualTo(Interval.of(first, last));
        assertThat(span.precision().id()).isEqualTo(precision);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-01-03/2022-01-09 | day    | 2022-01-03 | 2022-01-03 | 2022-01-09 | 2022-01-09 |
        2022-01-03/2022-01-03 | day    | 2022-01-03 | 2022-01-03 | 2022-01-03 | 2022-01-03 |
        2022-01-03~/2022-01-13 | day   | 2022-01-03 | 2022-01-03 | 2022-01-13 | 2022-01-13 | start-approximate
        2022-01-03/2022-01-13? | day   | 2022-01-03 | 2022-01-03 | 2022-01-13 | 2022-01-13 | end-uncertain
        2022-01-03%/2022-01-13~ | day  | 2022-01-03 | 2022-01-03 | 2022-01-13 | 2022-01-13 | start-approximate end-approximate start-uncertain
        2022-01/2022-03       | month  | 2022-01-01 | 2022-01-31 | 2022-03-01 | 2022-03-31 |
        2022-01-30/2022-03    | month  | 2022-01-30 | 2022-01-30 | 2022-03-01 | 2022-03-31 |
        2022-01/2022-01-13    | month  | 2022-01-01 | 2022-01-13 | 2022-01-13 | 2022-01-13 |
        2022-01-13/2022-01    | month  | 2022-01-13 | 2022-01-13 | 2022-01-13 | 2022-01-31 |
        2022-21/2022-22       | season | 2022-03-01 | 2022-05-31 | 2022-06-01 | 2022-08-31 | start-approximate end-approximate
        2022-01-02/           | day    | 2022-01-02 | 2022-01-02 | 2022-01-02 |            | end-unknown
        2022-01-02/..         | day    | 2022-01-02 | 2022-01-02 | 2022-01-02 |            | end-open
        2022-01-02~/..        | day    | 2022-01-02 | 2022-01-02 | 2022-01-02 |            | start-approximate end-open
        /2022-01-08           | day    |            | 2022-01-08 | 2022-01-08 | 2022-01-08 | start-unknown
        ../2022-01-08         | day    |            | 2022-01-08 | 2022-01-08 | 2022-01-08 | start-open
        ../2022-01-08?        | day    |            | 2022-01-08 | 2022-01-08 | 2022-01-08 | end-uncertain start-open
        """)
    void anIntervalBeginsInItsFirstDateAndEndsInItsSecond(
            String text,
            String precision,
            @Nullable String startFirst,
            @Nullable String startLast,
            @Nullable String endFirst,
            @Nullable String endLast,
            @Nullable String qualifiers) {
        TimeSpan span = Edtf.parse(text, ALMATY);

        assertThat(span.start()).isEqualTo(days(startFirst, startLast));
        assertThat(span.end()).isEqualTo(days(endFirst, endLast));
        assertThat(span.precision().id()).isEqualTo(precision);
        assertThat(qualifiers(span)).isEqualTo(qualifiers == null ? "" : qualifiers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-01-06~ | start-approximate end-approximate
        2022-01?    | start-uncertain end-uncertain
        2022%       | start-approximate end-approximate start-uncertain end-uncertain
        201X?       | start-uncertain end-uncertain
        Y-50000~    | start-approximate end-approximate
        2022-01-06T12:00~ | start-approximate end-approximate
        2022-21?    | start-approximate end-approximate start-uncertain end-uncertain
        [2022-01-03~..2022-01-09] | start-approximate end-approximate
        [..2022-01-09?] | start-uncertain end-uncertain
        [2022-01-03,2022-01-05~] | start-approximate end-approximate
        """)
    void qualifiersNeverWidenTheBounds(String text, String qualifiers) {
        TimeSpan span = Edtf.parse(text, ALMATY);

        assertThat(qualifiers(span)).isEqualTo(qualifiers);
        TimeSpan plain = Edtf.parse(text.replaceAll("[?~%]", ""), ALMATY);
        assertThat(span.start()).isEqualTo(plain.start());
        assertThat(span.end()).isEqualTo(plain.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-01-02/", "2022-01-02/..", "/2022-01-02", "../2022-01-02", "[..2022]", "[2022..]"})
    void aMissingBoundMeansOneThingOnly(String text) {
        TimeSpan span = Edtf.parse(text, ALMATY);

        assertThat(span.start().last() == Long.MIN_VALUE || span.end().first() == Long.MAX_VALUE)
                .isFalse();
        assertThat(span.extent().isBoundedBefore() && span.extent().isBoundedAfter())
                .isFalse();
    }

    private static Interval interval(@Nullable String first, @Nullable String last) {
        return new Interval(
                Optional.ofNullable(first)
                        .map(text -> Instant.parse(text).toEpochMilli())
                        .orElse(Long.MIN_VALUE),
                Optional.ofNullable(last)
                        .map(text -> Instant.parse(text).toEpochMilli())
                        .orElse(Long.MAX_VALUE));
    }

    /** Days of January to August 2022 in Almaty, six hours ahead of UTC. */
    private static Interval days(@Nullable String first, @Nullable String last) {
        return interval(
                first == null
                        ? null
                        : Instant.parse(first + "T00:00:00Z")
                                .minusSeconds(6 * 3600)
                                .toString(),
                last == null
                        ? null
                        : Instant.parse(last + "T23:59:59.999Z")
                                .minusSeconds(6 * 3600)
                                .toString());
    }

    private static String qualifiers(TimeSpan span) {
        return span.qualifiers().stream().map(Qualifier::id).collect(Collectors.joining(" "));
    }

    @Test
    void theWireNamesOfQualifiersAreThoseOfTheInterface() {
        assertThat(Qualifier.values())
                .extracting(Qualifier::id)
                .containsExactly(
                        "start-approximate",
                        "end-approximate",
                        "start-uncertain",
                        "end-uncertain",
                        "start-unknown",
                        "end-unknown",
                        "start-open",
                        "end-open");
    }
}
