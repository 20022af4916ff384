package org.chronomap.geodata.ingest;

import java.util.regex.Pattern;

/** What a parser says of a text that it cannot read, for people who do not know the parser. */
public final class ParserMessage {

    private static final Pattern OWN_SETTINGS = Pattern.compile(
            ", from `[^`]*+`| \\(start marker at \\[Source: REDACTED \\([^)]*+\\); line: \\d++, column: -?+\\d++\\]\\)");

    private ParserMessage() {}

    /** Such as {@code at line 3, column 7}; of a place that is too far out for a parser to count, its line alone. */
    public static String place(int line, int column) {
        return column < 0 ? "at line %d".formatted(line) : "at line %d, column %d".formatted(line, column);
    }

    /** What was said of a JSON text, without the names of classes and settings, and how what is usual is mended. */
    public static String ofJson(String message) {
        String plain = OWN_SETTINGS.matcher(message).replaceAll("");
        if (plain.startsWith("Unexpected character (']'") || plain.startsWith("Unexpected character ('}'")) {
            return plain + ". Is there a comma too many before it?";
        }
        if (plain.startsWith("Invalid UTF-8")) {
            return plain + ". JSON is UTF-8: save it so, or say which encoding it has";
        }
        return plain;
    }
}
