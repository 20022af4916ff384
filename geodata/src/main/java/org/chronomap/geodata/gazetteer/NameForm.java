package org.chronomap.geodata.gazetteer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.chronomap.geodata.story.SearchForm;

/**
 * Names as they are compared: in small Latin letters without accents, and one space between words. So a Cyrillic name is found in
 * Latin letters, and the other way round; letter for letter, so that what begins a name begins it here, too.
 */
public final class NameForm {

    private static final Map<Character, String> LATIN = new HashMap<>();

    static {
        // As newspapers write names in English; then Kazakh, Ukrainian, Macedonian and Serbian letters.
        put(
                "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e"
                        + " ю yu я ya ә a ғ g қ k ң n ө o ұ u ү u һ h і i є ye ґ g ј j љ lj њ nj ћ c ђ d џ dz");
        // What NFKD leaves as it is, though it is typed as another letter.
        put("ł l ø o đ d æ ae œ oe þ th ð d ħ h ə a");
        LATIN.put('ъ', "");
        LATIN.put('ь', "");
    }

    private NameForm() {}

    private static void put(String letters) {
        String[] pairs = letters.split(" ", -1);
        for (int i = 0; i < pairs.length; i += 2) {
            LATIN.put(pairs[i].charAt(0), pairs[i + 1]);
        }
    }

    public static String of(String text) {
        // NFKD would make an и of it.
        String kept = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('й', 'ы')
                .replace('Й', 'ы');
        StringBuilder form = new StringBuilder(text.length());
        for (char c : SearchForm.of(kept).toCharArray()) {
            if (Character.getType(c) == Character.MODIFIER_LETTER) {
                continue;
            }
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                form.append(LATIN.getOrDefault(c, String.valueOf(c)));
            } else if (!form.isEmpty() && form.charAt(form.length() - 1) != ' ') {
                form.append(' ');
            }
        }
        return form.toString().strip();
    }
}
