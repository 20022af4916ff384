package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.chronomap.backend.history.WordDiff.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {

    @ParameterizedTest
    @CsvSource({
        "Twelve people died,Twelve soldiers died,Twelve -people- +soldiers+ died",
        "He said so,He never said so,He +never +said so",
        "one,two,-one- +two+",
        "'',new,+new+",
        "Погибли 12 человек,Погибли 14 человек,Погибли -12- +14+ человек"
    })
    void tellsWhichWordsWentAndCame(String before, String after, String kind) {
        String words = WordDiff.between(before, after, Locale.ROOT).stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case REMOVED -> '-' + piece.text() + "- ";
                    case ADDED -> '+' + piece.text() + '+';
                })
                .collect(Collectors.joining());

        assertThat(words).isEqualTo(kind);
    }

    @Test
    void nothingIsLostOfEitherText() {
        Random random = new Random(20220106);
        for (int i = 0; i < 300; i++) {
            String before = text(random);
            String after = text(random);
            var pieces = WordDiff.between(before, after, Locale.ENGLISH);

            assertThat(joined(pieces, Kind.ADDED)).isEqualTo(before);
            assertThat(joined(pieces, Kind.REMOVED)).isEqualTo(after);
        }
    }

    private static String joined(java.util.List<WordDiff.Piece> pieces, Kind without) {
        return pieces.stream()
                .filter(piece -> piece.kind() != without)
                .map(WordDiff.Piece::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 5)
                .mapToObj(n -> "abcde".charAt(n) + (random.nextBoolean() ? " " : ", "))
                .collect(Collectors.joining());
    }
}
