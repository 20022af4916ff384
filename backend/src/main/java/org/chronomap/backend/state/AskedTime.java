package org.chronomap.backend.state;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The time that an address asks for, as the front end's {@code timeline/asked.ts} reads it. Milliseconds since 1970, closed.
 *
 * @param t the last one asked for
 * @param from the first, of an interval; null = it is none
 * @param isOutside whether any of it lies outside the story's time
 */
record AskedTime(long t, @Nullable Long from, boolean isOutside) {

    /**
     * Reads {@code 2022-01-06}, {@code 2022-01-06T18:00}, {@code 2022-01-04/2022-01-06}, {@code 2022-01-04/P2D},
     * {@code P2D/2022-01-06}, {@code 2022-01-06/..} and {@code ../2022-01-06}. Days count whole, and an open end is the story's.
     *
     * @return empty for anything else, for a day that there is not, and for what would end before it begins
     */
    static Optional<AskedTime> parse(Axis axis, String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2) {
            return Optional.empty();
        }
        if (ends.length == 1) {
            OptionalLong t = Moments.last(axis.zone(), text);
            return t.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AskedTime(t.getAsLong(), null, isOutside(axis, t.getAsLong())));
        }
        OptionalLong first = first(axis, ends[0]);
        OptionalLong last = last(axis, ends[1]);
        Optional<IsoDuration> after = isOpen(ends[0]) ? Optional.empty() : IsoDuration.parse(ends[1]);
        Optional<IsoDuration> before = isOpen(ends[1]) ? Optional.empty() : IsoDuration.parse(ends[0]);
        OptionalLong from =
                before.isPresent() && last.isPresent() ? before.get().before(last.getAsLong() + 1, axis.zone()) : first;
        OptionalLong end =
                after.isPresent() && first.isPresent() ? after.get().after(first.getAsLong(), axis.zone()) : last;
        if (from.isEmpty() || end.isEmpty() || (isOpen(ends[0]) && isOpen(ends[1]))) {
            return Optional.empty();
        }
        long t = after.isPresent() ? end.getAsLong() - 1 : end.getAsLong();
        return from.getAsLong() > t
                ? Optional.empty()
                : Optional.of(
                        new AskedTime(t, from.getAsLong(), isOutside(axis, t) || isOutside(axis, from.getAsLong())));
    }

    private static OptionalLong first(Axis axis, String text) {
        if (isOpen(text)) {
            return OptionalLong.of(axis.start());
        }
        OptionalLong last = Moments.last(axis.zone(), text);
        return last.isEmpty() ? last : OptionalLong.of(Moments.first(axis.zone(), text, last.getAsLong()));
    }

    private static OptionalLong last(Axis axis, String text) {
        return isOpen(text) ? OptionalLong.of(axis.end()) : Moments.last(axis.zone(), text);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    /** A moment at the story's very start shows what led up to it: nothing, and yet it is not outside. */
    private static boolean isOutside(Axis axis, long instant) {
        return instant < axis.start() - 1 || instant > axis.end();
    }
}
