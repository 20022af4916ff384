package org.chronomap.geodata.time;

import java.time.ZoneOffset;

/** Offsets as the front end's {@code timeline/calendar.ts} says them: "UTC+6", "UTC−3:30", "UTC". */
public final class OffsetText {

    private OffsetText() {}

    /** To the minute: local mean time has seconds. */
    public static String of(ZoneOffset offset) {
        long minutes = Math.round(Math.abs(offset.getTotalSeconds()) / 60.0);
        if (minutes == 0) {
            return "UTC";
        }
        long rest = minutes % 60;
        char sign = offset.getTotalSeconds() < 0 ? '−' : '+';
        return "UTC" + sign + minutes / 60 + (rest == 0 ? "" : ":%02d".formatted(rest));
    }
}
