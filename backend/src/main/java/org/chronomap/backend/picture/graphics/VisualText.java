package org.chronomap.backend.picture.graphics;

import java.text.Bidi;
import java.util.Map;

/** Puts a line that is read from right to left, all or in part, into the order in which its characters stand from left to right. */
final class VisualText {

    private static final Map<Integer, Integer> MIRRORED = Map.of(
            (int) '(', (int) ')', (int) ')', (int) '(', (int) '[', (int) ']', (int) ']', (int) '[', (int) '«',
            (int) '»', (int) '»', (int) '«', (int) '‹', (int) '›', (int) '›', (int) '‹');

    private VisualText() {}

    /** @param text a line, in the order in which it is read (Unicode Standard Annex 9); its first letter says which way it runs */
    static String of(String text) {
        char[] read = text.toCharArray();
        if (!Bidi.requiresBidi(read, 0, read.length)) {
            return text;
        }
        String joined = ArabicLetters.joined(text);
        Bidi bidi = new Bidi(joined, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        StringBuilder visual = new StringBuilder();
        for (int run : order) {
            String part = joined.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            visual.append(levels[run] % 2 == 0 ? part : reversed(part));
        }
        // What says the direction of a part has no shape of its own.
        return visual.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String reversed(String part) {
        int[] points = part.codePoints().toArray();
        StringBuilder reversed = new StringBuilder();
        for (int i = points.length - 1; i >= 0; i--) {
            reversed.appendCodePoint(MIRRORED.getOrDefault(points[i], points[i]));
        }
        return reversed.toString();
    }
}
