package org.chronomap.geodata.time;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of the text being read, that knows its place in the whole so that errors can name it.
 *
 * @param from where the piece begins in {@code whole}, included
 * @param to where it ends, excluded
 */
record EdtfText(String whole, int from, int to) {

    static EdtfText of(String whole) {
        return new EdtfText(whole, 0, whole.length());
    }

    String text() {
        return whole.substring(from, to);
    }

    boolean isEmpty() {
        return from == to;
    }

    /** @param begin counted from the start of this piece, as is {@code end} */
    EdtfText part(int begin, int end) {
        return new EdtfText(whole, from + begin, from + end);
    }

    /** The pieces between the separators, empty ones included. */
    List<EdtfText> split(String separator) {
        List<EdtfText> parts = new ArrayList<>();
        String text = text();
        int begin = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, begin)) {
            parts.add(part(begin, at));
            begin = at + separator.length();
        }
        parts.add(part(begin, text.length()));
        return parts;
    }

    /** @param at counted from the start of this piece */
    EdtfException error(int at, String problem, String advice) {
        return new EdtfException(whole, from + at, problem, advice);
    }
}
