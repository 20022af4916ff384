package org.chronomap.backend.picture.graphics;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Joins Arabic letters as they are written: each becomes the character that Unicode has for it alone, at the end, at the beginning or in the
 * middle of a word (Arabic Presentation Forms A and B), which are the glyphs of a font that needs no tables of its own. Vowel signs are left
 * out, as newspapers do: they would have to be set above letters of any height.
 */
final class ArabicLetters {

    private static final int LAM = 'ل';
    private static final int TATWEEL = 'ـ';

    /** By letter: alone and at the end; of those that join the next one too, at the beginning and in the middle besides. */
    private static final Map<String, int[]> FORMS = forms();

    private ArabicLetters() {}

    private static Map<String, int[]> forms() {
        Map<String, int[]> all = new HashMap<>();
        // Within each of these ranges the forms of a letter follow each other in that order.
        Stream.of(
                        IntStream.rangeClosed(0xFB50, 0xFBB1),
                        IntStream.rangeClosed(0xFBD3, 0xFBE7),
                        IntStream.rangeClosed(0xFBFC, 0xFBFF),
                        IntStream.rangeClosed(0xFE80, 0xFEFC))
                .flatMapToInt(range -> range)
                .forEach(form -> all.merge(
                        Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC),
                        new int[] {form},
                        (before, one) -> IntStream.concat(IntStream.of(before), IntStream.of(one))
                                .toArray()));
        return Map.copyOf(all);
    }

    /** Whether a letter is one of those that are joined here. */
    static boolean has(int letter) {
        return FORMS.containsKey(Character.toString(letter));
    }

    /** @param text in the order in which it is read */
    static String joined(String text) {
        int[] letters = text.codePoints().filter(point -> !isVowelSign(point)).toArray();
        StringBuilder joined = new StringBuilder();
        boolean isJoined = false;
        for (int i = 0; i < letters.length; i++) {
            String letter = Character.toString(letters[i]);
            boolean isLigature = letters[i] == LAM
                    && i + 1 < letters.length
                    && FORMS.containsKey(letter + Character.toString(letters[i + 1]));
            if (isLigature) {
                i++;
                letter += Character.toString(letters[i]);
            }
            boolean joinsNext = joinsNext(letter) && i + 1 < letters.length && joinsBefore(letters[i + 1]);
            joined.append(form(letter, isJoined, joinsNext));
            isJoined = joinsNext;
        }
        return joined.toString();
    }

    private static String form(String letter, boolean isJoined, boolean joinsNext) {
        int[] forms = FORMS.get(letter);
        int form = (isJoined ? 1 : 0) + (joinsNext ? 2 : 0);
        // At the beginning is the third, in the middle the fourth.
        return forms == null || form >= forms.length ? letter : Character.toString(forms[form]);
    }

    private static boolean joinsNext(String letter) {
        int[] forms = FORMS.get(letter);
        return letter.codePointAt(0) == TATWEEL || (forms != null && forms.length >= 4);
    }

    private static boolean joinsBefore(int letter) {
        int[] forms = FORMS.get(Character.toString(letter));
        return letter == TATWEEL || (forms != null && forms.length >= 2);
    }

    private static boolean isVowelSign(int point) {
        return (point >= 0x064B && point <= 0x065F) || point == 0x0670;
    }
}
