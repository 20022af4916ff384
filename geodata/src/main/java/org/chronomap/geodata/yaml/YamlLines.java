package org.chronomap.geodata.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The lines of a text, to be looked at where the parser tells a place. */
final class YamlLines {

    private final String text;
    private String @Nullable [] lines;
    /** Of the place that was asked for last. */
    private int lastLine = -1;

    private int lastColumn;
    private int lastOffset;

    YamlLines(String text) {
        this.text = text;
    }

    String[] all() {
        if (lines == null) {
            lines = text.split("\\r\\n|[\\r\\n]", -1);
        }
        return lines;
    }

    /** What stands behind a place on its line. */
    String after(Mark mark) {
        return line(mark.getLine()).substring(offset(mark));
    }

    /** The comment behind a place, where it begins like #7a4a12 or #metoo, with no space; empty when there is none. */
    String commentAfter(Mark mark) {
        String line = line(mark.getLine());
        int end = offset(mark);
        int begin = end;
        while (begin < line.length() && Character.isWhitespace(line.charAt(begin))) {
            begin++;
        }
        return begin > end
                        && begin + 1 < line.length()
                        && line.charAt(begin) == '#'
                        && !Character.isWhitespace(line.charAt(begin + 1))
                ? line.substring(begin).strip()
                : "";
    }

    private String line(int number) {
        String[] all = all();
        return number < all.length ? all[number] : "";
    }

    /**
     * Where a place lies on its line, in characters: the parser counts what may be two of them. Places are asked for in their order, so
     * that a line is gone through once, and not from its beginning for each: a whole file may stand on one.
     */
    private int offset(Mark mark) {
        if (mark.getLine() != lastLine || mark.getColumn() < lastColumn) {
            lastLine = mark.getLine();
            lastColumn = 0;
            lastOffset = 0;
        }
        String line = line(lastLine);
        while (lastColumn < mark.getColumn() && lastOffset < line.length()) {
            lastOffset = line.offsetByCodePoints(lastOffset, 1);
            lastColumn++;
        }
        return lastOffset;
    }
}
