package org.chronomap.geodata.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/** Where the local dates and times of one zone lie on the time line. */
record ZoneCalendar(ZoneId zone) {

    /** From the start of the first day to the last millisecond of the last; empty if the zone skipped them. */
    Optional<Interval> days(LocalDate first, LocalDate last) {
        return interval(startOfDay(first), startOfDay(last.plusDays(1)) - 1);
    }

    /**
     * From the earliest to the latest moment at which clocks show a time of the closed range: all of it, where clocks
     * were put back; empty, where they were put forward over it.
     */
    Optional<Interval> times(LocalDateTime first, LocalDateTime last) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsetsAtFirst = rules.getValidOffsets(first);
        long earliest = offsetsAtFirst.isEmpty()
                ? gapAt(first).getInstant().toEpochMilli()
                : first.toInstant(offsetsAtFirst.get(0)).toEpochMilli();
        List<ZoneOffset> offsetsAtLast = rules.getValidOffsets(last);
        long latest = offsetsAtLast.isEmpty()
                ? gapAt(last).getInstant().toEpochMilli() - 1
                : last.toInstant(offsetsAtLast.get(offsetsAtLast.size() - 1)).toEpochMilli();
        return interval(earliest, latest);
    }

    /** The transition that skipped a local time which has no valid offset. */
    ZoneOffsetTransition gapAt(LocalDateTime skipped) {
        return zone.getRules().getTransition(skipped);
    }

    /** Whether clocks were put back over it. */
    boolean isShownTwice(LocalDateTime time) {
        return zone.getRules().getValidOffsets(time).size() > 1;
    }

    private long startOfDay(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static Optional<Interval> interval(long first, long last) {
        return first <= last ? Optional.of(new Interval(first, last)) : Optional.empty();
    }
}
