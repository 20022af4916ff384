package org.chronomap.geodata.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The lines of a text, to be looked at where the parser tells a place. */
final class YamlLines {

    private final String text;
    private String @Nullable [] lines;

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
        String[] all = all();
        String line = mark.getLine() < all.length ? all[mark.getLine()] : "";
        int length = line.codePointCount(0, line.length());
        return line.substring(line.offsetByCodePoints(0, Math.min(mark.getColumn(), length)));
    }

    /** The comment behind a place, where it begins like #7a4a12 or #metoo, with no space; empty when there is none. */
    String commentAfter(Mark mark) {
        String after = after(mark);
        String comment = after.strip();
        boolean parted = !after.isEmpty() && Character.isWhitespace(after.charAt(0));
        return parted && comment.length() > 1 && comment.charAt(0) == '#' && !Character.isWhitespace(comment.charAt(1))
                ? comment
                : "";
    }
}
