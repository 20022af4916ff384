package org.chronomap.geodata.ingest.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a workbook shows of its number. Dates are nothing else than numbers there: ECMA-376 part 1, 18.8.30 and 18.8.31.
 */
enum NumberFormat {
    NUMBER,
    /** A date of which the year is shown alone. */
    YEAR,
    /** A date of which year and month are shown. */
    MONTH,
    /** A date, perhaps with a time. */
    DAY,
    TIME,
    /** Hours that may be more than 24. */
    SPAN;

    /** @param code null = it is one of those that need none */
    static NumberFormat of(int id, @Nullable String code) {
        if (code != null) {
            return of(code);
        }
        if (id == 17) {
            return MONTH;
        }
        if ((id >= 14 && id <= 16)
                || id == 22
                || (id >= 27 && id <= 31)
                || (id >= 34 && id <= 36)
                || (id >= 50 && id <= 58)) {
            return DAY;
        }
        if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47) {
            return TIME;
        }
        return id == 46 ? SPAN : NUMBER;
    }

    private static NumberFormat of(String code) {
        String letters = letters(code.toLowerCase(Locale.ROOT));
        if (letters.indexOf('#') >= 0 || letters.contains("general")) {
            return NUMBER;
        }
        if (letters.indexOf('[') >= 0) {
            return SPAN;
        }
        boolean isTime = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        boolean hasYear = letters.indexOf('y') >= 0 || letters.indexOf('e') >= 0;
        boolean hasMonth = letters.indexOf('m') >= 0;
        if (letters.indexOf('d') >= 0 || (isTime && hasYear) || (hasMonth && !hasYear && !isTime)) {
            return DAY;
        }
        if (hasYear) {
            return hasMonth ? MONTH : YEAR;
        }
        return isTime ? TIME : NUMBER;
    }

    /** What counts in the first of the sections: without texts, colours and languages; a bracket stays of hours in brackets. */
    private static String letters(String code) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == ';') {
                break;
            } else if (c == '"') {
                int end = code.indexOf('"', i + 1);
                i = end < 0 ? code.length() : end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                int end = code.indexOf(']', i);
                String inside = end < 0 ? "" : code.substring(i + 1, end);
                if (inside.matches("h+|m+|s+")) {
                    letters.append('[');
                }
                i = end < 0 ? code.length() : end;
            } else if (code.startsWith("am/pm", i)) {
                i += 4;
            } else if (code.startsWith("a/p", i)) {
                i += 2;
            } else if (c == 'e' && i + 1 < code.length() && "+-".indexOf(code.charAt(i + 1)) >= 0) {
                i++;
            } else {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
