package org.chronomap.backend.editor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.TimeSpan;

/** Finds which days a story would have to span, for all of its dates to lie within, as far as they are known. */
final class DaysOfAll {

    /** What is written with four digits. */
    private static final int LAST_YEAR = 9999;

    private long first = Interval.UNBOUNDED_AFTER;
    private long last = Interval.UNBOUNDED_BEFORE;

    void take(TimeSpan when) {
        take(when.start());
        take(when.end());
    }

    private void take(Interval bounds) {
        if (bounds.isBoundedBefore()) {
            first = Math.min(first, bounds.first());
            last = Math.max(last, bounds.first());
        }
        if (bounds.isBoundedAfter()) {
            first = Math.min(first, bounds.last());
            last = Math.max(last, bounds.last());
        }
    }

    /** In EDTF, both included; empty where there is no date, or one of a year that is seldom told. */
    Optional<String> in(Story story) {
        if (first > last) {
            return Optional.empty();
        }
        LocalDate from = day(first, story.timeZone());
        LocalDate to = day(last, story.timeZone());
        return from.getYear() >= -LAST_YEAR && to.getYear() <= LAST_YEAR
                ? Optional.of(from + "/" + to)
                : Optional.empty();
    }

    private static LocalDate day(long moment, ZoneId zone) {
        return Instant.ofEpochMilli(moment).atZone(zone).toLocalDate();
    }
}
