package org.chronomap.geodata.yaml;

import java.util.Arrays;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The lines of a text, to be looked at where the parser tells a place. */
final class YamlLines {

    private final String text;
    /** Where each begins, and behind the last one where the text ends. */
    private int[] begins = {};

    private int count;
    /** Of the place that was asked for last. */
    private int lastLine = -1;

    private int lastColumn;
    private int lastOffset;

    YamlLines(String text) {
        this.text = text;
    }

    String[] all() {
        return text.split("\\r\\n|[\\r\\n]", -1);
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
        if (count == 0) {
            split();
        }
        return begins[Math.min(line, count)];
    }

    private int end(int line) {
        int begin = begin(line);
        int end = begin(line + 1);
        while (end > begin && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void split() {
        add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                add(i + 1);
            }
        }
        add(text.length());
        count--;
    }

    private void add(int begin) {
        begins = count == begins.length ? Arrays.copyOf(begins, count * 2 + 16) : begins;
        begins[count++] = begin;
    }
}
