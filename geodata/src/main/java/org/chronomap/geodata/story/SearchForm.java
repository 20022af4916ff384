package org.chronomap.geodata.story;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as searches compare them. */
public final class SearchForm {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchForm() {}

    /**
     * Capitals, accents and the shape of apostrophes do not count (Unicode NFKD without its marks), so {@code elysee} finds
     * {@code Élysée}.
     */
    public static String of(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // Through upper case, since ß and ſ have no lower case but ss and s.
        return plain.replace('\u2019', '\'').toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
