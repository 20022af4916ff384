package org.chronomap.geodata.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found out or decided of a file or of a whole column, and can be chosen otherwise.
 *
 * @param column null = it concerns all of them
 * @param code for programs: lower-case words with hyphens
 * @param values what the text has of this file, in its order: for who says it in other words
 * @param text in English, for people
 */
public record Note(@Nullable String column, String code, List<String> values, String text) {

    public Note {
        values = List.copyOf(values);
    }

    /** @param text with {@code %s} for each value */
    public static Note of(String code, String text, Object... values) {
        return ofColumn(null, code, text, values);
    }

    /** Of a column alone. */
    public static Note ofColumn(@Nullable String column, String code, String text, Object... values) {
        List<String> said = Stream.of(values).map(String::valueOf).toList();
        return new Note(column, code, said, text.formatted(said.toArray()));
    }

    /** In one line: the column, where it is about one, and the text. */
    public String line() {
        return column == null ? text : column + ": " + text;
    }
}
