package org.chronomap.geodata.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one of a set, {@code [a,b..c]}, to its hull. */
final class SetReader {
    private static final String EXAMPLE = "for example [2022-01-02,2022-01-05..2022-01-08] or [..2022-01-08].";

    private final DateReader dates;

    SetReader(DateReader dates) {
        this.dates = dates;
    }

    /** @param set begins with a bracket */
    EdtfDate read(EdtfText set) {
        String text = set.text();
        int close = text.indexOf(']');
        if (close < 0) {
            throw set.error(text.length(), "the closing ] is missing", "Write [first..last], " + EXAMPLE);
        }
        if (close < text.length() - 1) {
            throw set.error(
                    close + 1,
                    "something follows the closing ]",
                    "A set stands alone, as no part of an interval, with qualifiers on its dates, " + EXAMPLE);
        }
        @Nullable EdtfDate hull = null;
        for (EdtfText member : set.part(1, close).split(",")) {
            EdtfDate date = member(member);
            hull = hull == null ? date : hull(hull, date);
        }
        if (hull == null || hull.bounds().equals(Interval.ALWAYS)) {
            throw set.error(1, "the set leaves all of time open", "Give it a bound, " + EXAMPLE);
        }
        return hull;
    }

    private EdtfDate member(EdtfText member) {
        int slash = member.text().indexOf('/');
        if (slash >= 0) {
            throw member.error(slash, "an interval stands in a set", "Join dates of a set by .., " + EXAMPLE);
        }
        List<EdtfText> ends = member.split("..");
        if (ends.size() == 1) {
            return date(ends.get(0));
        }
        if (ends.size() > 2) {
            throw ends.get(2).error(-2, "a second .. follows", "Join two dates by one .., " + EXAMPLE);
        }
        return range(ends.get(0), ends.get(1));
    }

    private EdtfDate date(EdtfText date) {
        if (date.isEmpty()) {
            throw date.error(0, "a date of the set is missing", "Write at least one date, " + EXAMPLE);
        }
        return dates.read(date);
    }

    private EdtfDate range(EdtfText left, EdtfText right) {
        if (left.isEmpty()) {
            EdtfDate last = date(right);
            Interval bounds =
                    new Interval(Interval.UNBOUNDED_BEFORE, last.bounds().last());
            return new EdtfDate(bounds, last.precision(), last.approximate(), last.uncertain());
        }
        EdtfDate first = dates.read(left);
        if (right.isEmpty()) {
            Interval bounds = new Interval(first.bounds().first(), Interval.UNBOUNDED_AFTER);
            return new EdtfDate(bounds, first.precision(), first.approximate(), first.uncertain());
        }
        EdtfDate last = dates.read(right);
        Edtf.requireOrder(left, first, right, last);
        return hull(first, last);
    }

    private static EdtfDate hull(EdtfDate one, EdtfDate other) {
        return new EdtfDate(
                one.bounds().hull(other.bounds()),
                one.precision().coarser(other.precision()),
                one.approximate() || other.approximate(),
                one.uncertain() || other.uncertain());
    }
}
