package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpanTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    @ParameterizedTest
    @CsvSource({
        "2022-01-06,               2022-01-05T17:59:59.999Z, NOT_BEGUN,      false",
        "2022-01-06,               2022-01-05T18:00:00Z,     POSSIBLY_BEGUN, false",
        "2022-01-06,               2022-01-06T17:59:59.998Z, POSSIBLY_BEGUN, false",
        "2022-01-06,               2022-01-06T17:59:59.999Z, BEGUN,          false",
        "2022-01-06,               2022-01-06T18:00:00Z,     BEGUN,          true",
        "2022-01-03/2022-01-09,    2022-01-05T00:00:00Z,     BEGUN,          false",
        "2022-01-03/2022-01-09,    2022-01-09T18:00:00Z,     BEGUN,          true",
        "[2022-01-02..2022-01-06], 2022-01-05T00:00:00Z,     POSSIBLY_BEGUN, false",
        "[..2022-01-08],           1000-01-01T00:00:00Z,     POSSIBLY_BEGUN, false",
        "[..2022-01-08],           2022-01-08T18:00:00Z,     BEGUN,          true",
        "[2022-01-08..],           3000-01-01T00:00:00Z,     POSSIBLY_BEGUN, false",
        "[2022-01-08..],           2022-01-07T00:00:00Z,     NOT_BEGUN,      false",
        "2022-01-02/,              3000-01-01T00:00:00Z,     BEGUN,          false",
        "2022-01-02/..,            3000-01-01T00:00:00Z,     BEGUN,          false",
        "/2022-01-08,              1000-01-01T00:00:00Z,     POSSIBLY_BEGUN, false",
        "/2022-01-08,              2022-01-08T18:00:00Z,     BEGUN,          true"
    })
    void isPossibleFromItsEarliestAndCertainFromItsLatestStart(String edtf, Instant at, Phase phase, boolean over) {
        TimeSpan span = Edtf.parse(edtf, ALMATY);

        assertThat(span.phaseAt(at.toEpochMilli())).isEqualTo(phase);
        assertThat(span.isCertainlyOverAt(at.toEpochMilli())).isEqualTo(over);
    }

    @Test
    void neverBeginsForCertainNorEndsWithoutABound() {
        assertThat(Edtf.parse("[2022..]", ALMATY).phaseAt(Long.MAX_VALUE)).isEqualTo(Phase.POSSIBLY_BEGUN);
        assertThat(Edtf.parse("2022/", ALMATY).isCertainlyOverAt(Long.MAX_VALUE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-06,               2022-01-05, false",
        "2022-01-06,               2022-01-06, true",
        "2022-01-06,               2022-01-07, false",
        "2022-01-03/2022-01-09,    2022-01-05, true",
        "[2022-01-03..2022-01-09], 2022-01-05, true",
        "[..2022-01-08],           0001-01-01, true",
        "[..2022-01-08],           2022-01-09, false",
        "2022-01-02/,              2999-01-01, true",
        "2022-01-02/,              2022-01-01, false",
        "../2022-01-02,            0001-01-01, true"
    })
    void mayOverlapWhateverTouchesItsExtent(String edtf, String window, boolean expected) {
        assertThat(Edtf.parse(edtf, ALMATY).mayOverlap(DatetimeFilter.parse(window, ALMATY)))
                .isEqualTo(expected);
    }

    @Test
    void mustNotEndBeforeItBegins() {
        Interval later = new Interval(10, 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeSpan(later, new Interval(5, 20), Precision.SECOND, Set.of(), "x"))
                .withMessageContaining("end before it begins");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeSpan(later, new Interval(10, 19), Precision.SECOND, Set.of(), "x"));
    }

    @Test
    void keepsItsQualifiersToItself() {
        Set<Qualifier> given = EnumSet.of(Qualifier.END_OPEN);
        Interval day = new Interval(10, 20);
        TimeSpan span = new TimeSpan(day, day, Precision.DAY, given, "x");
        given.clear();

        assertThat(span.qualifiers()).containsExactly(Qualifier.END_OPEN);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> span.qualifiers().clear());
    }
}
