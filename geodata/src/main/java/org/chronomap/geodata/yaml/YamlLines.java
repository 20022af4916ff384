package org.chronomap.geodata.yaml;

import java.util.Arrays;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * The lines of a text, to be looked at where the parser tells a place: as far as it was read, and as they are not forgotten. Lines are
 * counted from 0.
 */
final class YamlLines {

    private final StringBuilder text = new StringBuilder();
    /** The line with which the text begins. */
    private int first;
    /** Where each begins. */
    private int[] begins = {0};

    private int count = 1;
    private boolean endsWithReturn;
    /** Of the place that was asked for last. */
    private int lastLine = -1;

    private int lastColumn;
    private int lastOffset;

    /** Takes what comes next of the text. */
    void add(char[] from, int offset, int length) {
        int begin = text.length();
        text.append(from, offset, length);
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && endsWithReturn) {
                begins[count - 1] = i + 1;
            } else if (c == '\n' || c == '\r') {
                begins = count == begins.length ? Arrays.copyOf(begins, count * 2 + 16) : begins;
                begins[count++] = i + 1;
            }
            endsWithReturn = c == '\r';
        }
    }

    /** Forgets all lines before one. */
    void forget(int line) {
        int gone = Math.min(line - first, count - 1);
        if (gone <= 0) {
            return;
        }
        int cut = begins[gone];
        text.delete(0, cut);
        count -= gone;
        for (int i = 0; i < count; i++) {
            begins[i] = begins[i + gone] - cut;
        }
        first += gone;
        lastLine = -1;
    }

    /** How many were read. */
    int count() {
        return first + count;
    }

    /** One without its end; empty when it is forgotten, or not there. */
    String line(int line) {
        return text.substring(begin(line), Math.max(begin(line), end(line)));
    }

    /** What stands behind a place on its line. */
    String after(Mark mark) {
        int begin = offset(mark);
        return text.substring(begin, Math.max(begin, end(mark.getLine())));
    }

    /** The comment behind a place, where it begins like #7a4a12 or #metoo, with no space; empty when there is none. */
    String commentAfter(Mark mark) {
        int behind = offset(mark);
        int end = end(mark.getLine());
        int begin = behind;
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        return begin > behind
                        && begin + 1 < end
                        && text.charAt(begin) == '#'
                        && !Character.isWhitespace(text.charAt(begin + 1))
                ? text.substring(begin, end).strip()
                : "";
    }

    /**
     * Where a place lies in the text, in characters: the parser counts what may be two of them. Places are asked for in their order, so
     * that a line is gone through once, and not from its beginning for each: a whole file may stand on one.
     */
    private int offset(Mark mark) {
        if (mark.getLine() != lastLine || mark.getColumn() < lastColumn) {
            lastLine = mark.getLine();
            lastColumn = 0;
            lastOffset = begin(lastLine);
        }
        int end = end(lastLine);
        while (lastColumn < mark.getColumn() && lastOffset < end) {
            lastOffset = text.offsetByCodePoints(lastOffset, 1);
            lastColumn++;
        }
        return lastOffset;
    }

    private int begin(int line) {
        int at = line - first;
        return at < 0 ? 0 : at < count ? begins[at] : text.length();
    }

    private int end(int line) {
        int begin = begin(line);
        int end = begin(line + 1);
        while (end > begin && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
