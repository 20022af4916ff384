package org.chronomap.geodata.gazetteer;

import java.nio.charset.StandardCharsets;

/**
 * Sees whether texts begin almost like a word: a letter more, less, other or exchanged with the next is one fault (the distance of
 * Damerau and Levenshtein, where no letter is changed twice). Asked for texts in alphabetical order, it works out only
 * what a text does not share with the one before, and nothing beyond where it is decided: so of 130,000 texts it goes through a few.
 */
final class Misspelling {

    private final byte[] word;
    private final int mostFaults;
    /** The faults between so many letters of a text (first) and of the word (second). */
    private final int[][] faults;

    private final int[] least;

    private int lastText = -1;
    private int lastFrom;
    /** By how many letters the last text was decided. */
    private int decidedBy;

    private boolean decision;

    Misspelling(String word, int mostFaults) {
        this.word = word.getBytes(StandardCharsets.UTF_8);
        this.mostFaults = mostFaults;
        this.faults = new int[this.word.length + mostFaults + 2][this.word.length + 1];
        this.least = new int[faults.length];
        for (int j = 0; j <= this.word.length; j++) {
            faults[0][j] = j;
        }
    }

    /** Whether a text begins so from some bytes on; texts are asked for in their order. */
    boolean begins(TextColumn texts, int text, int from) {
        int same = lastText < 0 ? 0 : texts.common(text, from, lastText, lastFrom, decidedBy);
        if (lastText < 0 || same < decidedBy) {
            decide(texts, text, from, same);
        }
        lastText = text;
        lastFrom = from;
        return decision;
    }

    /** @param known how many letters have been gone through already */
    private void decide(TextColumn texts, int text, int from, int known) {
        int length = texts.length(text) - from;
        for (int i = known + 1; i <= length; i++) {
            count(texts, text, from, i);
            if (faults[i][word.length] <= mostFaults) {
                settle(true, i);
                return;
            }
            // Two letters that are exchanged are counted from the one before.
            if (least[i] > mostFaults && least[i - 1] >= mostFaults) {
                settle(false, i);
                return;
            }
        }
        // Another that goes on where this one ends is not decided by it.
        settle(false, length + 1);
    }

    private void settle(boolean begins, int by) {
        decision = begins;
        decidedBy = by;
    }

    private void count(TextColumn texts, int text, int from, int i) {
        byte letter = texts.at(text, from + i - 1);
        faults[i][0] = i;
        least[i] = i;
        for (int j = 1; j <= word.length; j++) {
            int one = faults[i - 1][j - 1] + (letter == word[j - 1] ? 0 : 1);
            one = Math.min(one, Math.min(faults[i - 1][j], faults[i][j - 1]) + 1);
            if (i > 1 && j > 1 && letter == word[j - 2] && texts.at(text, from + i - 2) == word[j - 1]) {
                one = Math.min(one, faults[i - 2][j - 2] + 1);
            }
            faults[i][j] = one;
            least[i] = Math.min(least[i], one);
        }
    }
}
