package org.chronomap.geodata.time;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code datetime} parameter of OGC API Features 1.0 ({@code /req/core/fc-time-definition}): an RFC 3339
 * date-time or date, or an interval of two, closed at both ends; an end that is empty or {@code ..} is open.
 *
 * <p>More than the standard asks is accepted. A date or time without an offset is in the story's zone. A date is its
 * whole day, a month ({@code 2022-01}) or a year alone its whole span, a time without seconds its whole minute or hour.
 * A time with seconds is an instant, to the millisecond. Years beyond 0000 to 9999 are read as {@link IsoInstant} writes
 * them, with a sign and six digits, before 0000 with four digits too, and alone as EDTF has them, {@code Y-40000}.
 */
public final class DatetimeFilter {
    private static final String YEAR = "(?:-?[0-9]{4}|" + DateReader.EXPANDED_YEAR + ")";
    private static final Pattern DATE = Pattern.compile(YEAR + "(?:-[0-9]{2}){0,2}|Y-?[1-9][0-9]{4,8}");
    private static final Pattern DATE_TIME =
            Pattern.compile("(" + YEAR + "-[0-9]{2}-[0-9]{2})[Tt]([0-9:.]+)([Zz]|[+-][0-9]{2}:[0-9]{2})?");
    private static final Pattern PLUS_LOST = Pattern.compile(".*[0-9] [0-9]{2}:[0-9]{2}| [0-9]{6,9}(?:-.*)?");
    private static final Pattern SEASON = Pattern.compile(YEAR + "-(?:2[1-9]|3[0-9]|4[01])(?:-.*)?");

    private final DateReader dates;
    private final String value;

    private DatetimeFilter(String value, ZoneId zone) {
        this.value = value;
        dates = new DateReader(new ZoneCalendar(zone), TimeReader.Second.INSTANT);
    }

    /**
     * The window that the value asks for.
     *
     * @throws DatetimeException if it is malformed, ends before it begins or is open at both ends
     */
    public static Interval parse(String value, ZoneId zone) {
        return new DatetimeFilter(value, zone).read();
    }

    private Interval read() {
        Optional<WrittenDate> elsewhere = WrittenDate.in(value);
        if (elsewhere.isPresent()) {
            throw new DatetimeException(
                    value, elsewhere.get().problem() + ". " + elsewhere.get().right());
        }
        List<EdtfText> ends = EdtfText.of(value).split("/");
        if (ends.size() > 2) {
            throw new DatetimeException(value, "an interval has one / between its two ends");
        }
        if (ends.size() == 1) {
            return moment(ends.get(0));
        }
        boolean openStart = isOpen(ends.get(0));
        boolean openEnd = isOpen(ends.get(1));
        if (openStart && openEnd) {
            throw new DatetimeException(value, "an interval open at both ends excludes nothing; leave datetime out");
        }
        long first = openStart ? Interval.UNBOUNDED_BEFORE : moment(ends.get(0)).first();
        long last = openEnd ? Interval.UNBOUNDED_AFTER : moment(ends.get(1)).last();
        if (first > last) {
            throw new DatetimeException(value, "the interval ends before it begins");
        }
        return new Interval(first, last);
    }

    private static boolean isOpen(EdtfText end) {
        return end.isEmpty() || end.text().equals("..");
    }

    private Interval moment(EdtfText moment) {
        String text = moment.text();
        if (text.isEmpty()) {
            throw new DatetimeException(value, "nothing is given");
        }
        if (PLUS_LOST.matcher(text).matches()) {
            throw new DatetimeException(
                    value, "a space stands where an offset or a long year begins; percent-encode its + in the address");
        }
        Matcher dateTime = DATE_TIME.matcher(text);
        String canonical = text;
        if (dateTime.matches()) {
            String offset = dateTime.group(3) == null ? "" : dateTime.group(3).replace('z', 'Z');
            canonical = dateTime.group(1) + 'T' + dateTime.group(2) + offset;
        } else if (!DATE.matcher(text).matches() || SEASON.matcher(text).matches()) {
            throw new DatetimeException(value, '"' + EdtfException.shortened(text) + "\" is not a date or date-time");
        }
        try {
            return dates.read(EdtfText.of(canonical)).bounds();
        } catch (EdtfException e) {
            DatetimeException refusal = new DatetimeException(value, e.problem());
            refusal.initCause(e);
            throw refusal;
        }
    }
}
