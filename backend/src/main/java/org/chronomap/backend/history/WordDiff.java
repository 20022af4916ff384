package org.chronomap.backend.history;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares two texts word by word. */
final class WordDiff {

    /** Of longer texts the whole is told: comparing takes as long as their words times their differences. */
    private static final int MOST_WORDS = 4_000;
    /** When so little is the same that its words stand apart by chance, the whole is easier to read. */
    private static final double LEAST_COMMON = 0.3;

    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    record Piece(Kind kind, String text) {}

    private WordDiff() {}

    /** The pieces of both in the order in which they are read: what was removed before what took its place. */
    static List<Piece> between(String before, String after, Locale locale) {
        List<String> from = words(before, locale);
        List<String> to = words(after, locale);
        if (from.size() > MOST_WORDS || to.size() > MOST_WORDS) {
            return whole(before, after);
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        int common = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(from, to).getDeltas()) {
            int position = delta.getSource().getPosition();
            common += add(pieces, Kind.SAME, from.subList(at, position));
            add(pieces, Kind.REMOVED, delta.getSource().getLines());
            add(pieces, Kind.ADDED, delta.getTarget().getLines());
            at = position + delta.getSource().size();
        }
        common += add(pieces, Kind.SAME, from.subList(at, from.size()));
        return common < LEAST_COMMON * Math.min(before.length(), after.length()) ? whole(before, after) : pieces;
    }

    private static List<Piece> whole(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        add(pieces, Kind.REMOVED, List.of(before));
        add(pieces, Kind.ADDED, List.of(after));
        return pieces;
    }

    /** Returns how many characters were added. */
    private static int add(List<Piece> pieces, Kind kind, List<String> words) {
        String text = String.join("", words);
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
        return text.length();
    }

    /** Words, and whatever stands between them. */
    private static List<String> words(String text, Locale locale) {
        BreakIterator boundaries = BreakIterator.getWordInstance(locale);
        boundaries.setText(text);
        List<String> words = new ArrayList<>();
        int from = boundaries.first();
        for (int to = boundaries.next(); to != BreakIterator.DONE; from = to, to = boundaries.next()) {
            words.add(text.substring(from, to));
        }
        return words;
    }
}
