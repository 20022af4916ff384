package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/** What cells say as text. */
final class Texts {

    /** Those that a column's name may end with. */
    static final Set<String> LANGUAGES = Set.of("en", "fr", "ru", "kk", "de", "es", "uk", "ar", "pt", "it", "tr", "zh");

    private static final Pattern SPACES = Pattern.compile("\\s{2,}|[\\t\\n\\r\\f]");

    private Texts() {}

    /** In one line. */
    static String line(String text) {
        return isLine(text) ? text : SPACES.matcher(text).replaceAll(" ");
    }

    private static boolean isLine(String text) {
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (afterSpace && c == ' ')) {
                return false;
            }
            afterSpace = c == ' ';
        }
        return true;
    }

    static String of(Cell cell) {
        return cell.text().strip();
    }

    static @Nullable String orNull(@Nullable Cell cell) {
        return cell == null ? null : of(cell);
    }

    /** Without control characters but tabs and breaks, and without halves of characters. */
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE
                        && (!Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r'))
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(Pattern.quote(separator), -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
