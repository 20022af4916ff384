package org.chronomap.geodata.ingest.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day behind a date, or in a column of its own, as tables have it.
 *
 * @param hour 0 to 24
 * @param seconds with a fraction; empty when none are written
 * @param offset as EDTF has it; empty = the story's zone
 * @param isSure whether it can be no other half of the day
 */
record ClockText(int hour, String minute, String seconds, String offset, boolean isSure) {

    private static final int NOON = 12;
    private static final Pattern FORM = Pattern.compile("[ ,]*(?<mark>[Tt])? *(?<hour>\\d{1,2})"
            + "(?:[:.h](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?)?"
            + " ?(?<half>[AaPp]\\.?[Mm]\\.?)? ?(?<zone>Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");

    /** Null when it is none. */
    static @Nullable ClockText read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return null;
        }
        int hour = Integer.parseInt(form.group("hour"));
        String minute = form.group("minute");
        String half = form.group("half");
        if (minute == null && half == null && form.group("mark") == null) {
            return null;
        }
        boolean isSure = half != null || form.group("hour").length() == 2 || hour == 0;
        if (half != null) {
            if (hour == 0 || hour > NOON) {
                return null;
            }
            hour = hour % NOON + (Character.toLowerCase(half.charAt(0)) == 'p' ? NOON : 0);
        }
        String second = form.group("second");
        String fraction = form.group("fraction");
        return new ClockText(
                hour,
                minute == null ? "" : minute,
                second == null ? "" : second + (fraction == null || isZero(fraction) ? "" : "." + fraction),
                zone(form.group("zone")),
                isSure);
    }

    private static String zone(@Nullable String zone) {
        if (zone == null) {
            return "";
        }
        if (Character.isLetter(zone.charAt(0))) {
            return "Z";
        }
        return zone.length() == 5 ? zone.substring(0, 3) + ':' + zone.substring(3) : zone;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    boolean isMidnight() {
        return hour == 0 && isZero(minute) && isZero(seconds);
    }

    /** {@code 24:00}, the beginning of the next day. */
    boolean isEndOfDay() {
        return hour == 24 && isZero(minute) && isZero(seconds);
    }

    /** As EDTF has it behind a day: {@code T14:30Z}. */
    String edtf() {
        int written = isEndOfDay() ? 0 : hour;
        return "T" + (written < 10 ? "0" : "") + written + (minute.isEmpty() ? "" : ":" + minute)
                + (seconds.isEmpty() ? "" : ":" + seconds) + offset;
    }
}
