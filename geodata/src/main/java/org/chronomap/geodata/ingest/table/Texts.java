package org.chronomap.geodata.ingest.table;

import org.chronomap.geodata.export.Formulas;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/** Cells of text. */
final class Texts {

    private static final char NO_BREAK_SPACE = '\u00a0';

    private Texts() {}

    static @Nullable Cell cell(CharSequence text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == end
                ? null
                : new Cell.Text(Formulas.unguarded(text.subSequence(start, end).toString()));
    }

    private static boolean isBlank(char c) {
        return c == NO_BREAK_SPACE || Character.isWhitespace(c);
    }
}
