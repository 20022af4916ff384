package org.chronomap.backend.importing.rows;

import java.util.regex.Pattern;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;

/** What somebody calls a file: it is shown to people, and never a path. */
final class SentName {

    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]++");

    private SentName() {}

    /** Its last part, in one line, as long as an id may be; {@link ImportState#UNNAMED} where nothing is left of it. */
    static String of(@Nullable String sent) {
        String name = sent == null ? "" : sent.substring(1 + Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')));
        String shown = UNSHOWN.matcher(name).replaceAll("").strip();
        int end = Math.min(shown.length(), TextRules.LONGEST_ID);
        if (end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? ImportState.UNNAMED : shown.substring(0, end);
    }
}
