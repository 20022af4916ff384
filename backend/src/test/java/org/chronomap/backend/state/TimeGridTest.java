package org.chronomap.backend.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGridTest {

    @ParameterizedTest
    @CsvSource({
        "Pacific/Apia, 2011-12-27, 2012-01-01, 2011-12-30",
        "Pacific/Fakaofo, 2011-12-27, 2012-01-01, 2011-12-30",
        "Pacific/Kwajalein, 1993-08-19, 1993-08-23, 1993-08-21",
        "Pacific/Kiritimati, 1994-12-29, 1995-01-02, 1994-12-31",
        "Asia/Manila, 1844-12-29, 1845-01-02, 1844-12-31",
        "Europe/Paris, 2022-10-29, 2022-11-01,",
        "Europe/Paris, 2022-03-26, 2022-03-28,"
    })
    void everyDayThatAZoneHadIsAStepAndNoOther(ZoneId zone, LocalDate first, LocalDate last, LocalDate skipped) {
        long start = first.atStartOfDay(zone).toInstant().toEpochMilli();
        long end = last.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
        TimeGrid days = new TimeGrid(TimeUnit.DAY, zone, start, end);

        List<LocalDate> steps = IntStream.rangeClosed(0, days.last())
                .mapToObj(index -> dayAt(days.startOf(index), zone))
                .toList();

        assertThat(steps)
                .containsExactlyElementsOf(first.datesUntil(last.plusDays(1))
                        .filter(day -> !day.equals(skipped))
                        .toList());
        for (int index = 0; index <= days.last(); index++) {
            assertThat(dayAt(days.endOf(index), zone)).isEqualTo(steps.get(index));
            assertThat(days.indexAt(days.startOf(index))).isEqualTo(index);
            assertThat(days.indexAt(days.endOf(index))).isEqualTo(index);
        }
    }

    private static LocalDate dayAt(long instant, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
    }
}
