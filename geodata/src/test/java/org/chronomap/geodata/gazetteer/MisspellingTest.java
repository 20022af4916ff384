package org.chronomap.geodata.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MisspellingTest {

    /** Few letters, so that many texts are almost alike. */
    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'd').mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Test
    void goingThroughTextsInOrderSeesWhatComparingEachBeginningSees() {
        Random random = new Random(19);
        for (int round = 0; round < 100; round++) {
            List<String> texts = Stream.generate(() -> text(random, 1 + random.nextInt(10)))
                    .limit(60)
                    .sorted()
                    .toList();
            TextColumn column = new TextColumn();
            texts.forEach(column::add);
            String word = text(random, 4 + random.nextInt(4));
            int most = 1 + random.nextInt(2);
            Misspelling misspelling = new Misspelling(word, most);

            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                boolean begins = IntStream.rangeClosed(0, text.length())
                        .anyMatch(end -> faults(text.substring(0, end), word) <= most);
                assertThat(misspelling.begins(column, i, 0))
                        .as("%s, %s, %d", text, word, most)
                        .isEqualTo(begins);
            }
        }
    }

    private static int faults(String one, String other) {
        int[][] faults = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                int least = Math.max(i, j);
                if (i > 0 && j > 0) {
                    boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
                    least = Math.min(faults[i - 1][j], faults[i][j - 1]) + 1;
                    least = Math.min(least, faults[i - 1][j - 1] + (isSame ? 0 : 1));
                    boolean isExchanged = i > 1
                            && j > 1
                            && one.charAt(i - 1) == other.charAt(j - 2)
                            && one.charAt(i - 2) == other.charAt(j - 1);
                    least = isExchanged ? Math.min(least, faults[i - 2][j - 2] + 1) : least;
                }
                faults[i][j] = least;
            }
        }
        return faults[one.length()][other.length()];
    }
}
