package org.chronomap.backend.state;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Days that a zone never had, since it went over the date line, in Apia 30 December 2011: its other days are numbered without
 * gaps, as in the front end's {@code timeline/units.ts}.
 *
 * @param epochDays days since 1970, in order
 */
record SkippedDays(List<Long> epochDays) {

    private static final Map<ZoneId, SkippedDays> BY_ZONE = new ConcurrentHashMap<>();
    private static final Duration A_DAY = Duration.ofDays(1);

    static SkippedDays in(ZoneId zone) {
        return BY_ZONE.computeIfAbsent(
                zone,
                one -> new SkippedDays(one.getRules().getTransitions().stream()
                        .filter(change -> change.getDuration().compareTo(A_DAY.minusHours(4)) >= 0)
                        .flatMap(change -> firstAfter(change)
                                .datesUntil(change.getDateTimeAfter().toLocalDate())
                                .map(LocalDate::toEpochDay))
                        .toList()));
    }

    private static LocalDate firstAfter(ZoneOffsetTransition change) {
        return change.getDateTimeBefore().minusNanos(1).toLocalDate().plusDays(1);
    }

    long ordinalOf(LocalDate day) {
        long epochDay = day.toEpochDay();
        return epochDay
                - epochDays.stream().filter(skipped -> skipped < epochDay).count();
    }

    LocalDate dayOf(long ordinal) {
        long day = ordinal;
        for (long skipped : epochDays) {
            if (skipped <= day) {
                day++;
            }
        }
        return LocalDate.ofEpochDay(day);
    }
}
