package org.chronomap.geodata.index;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which a feature is found. Capitals, accents and the shape of apostrophes do not count (Unicode NFKD without
 * its marks), so {@code elysee} finds {@code Élysée}.
 */
public record SearchText(String folded) {

    static final SearchText EMPTY = new SearchText("");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\p{IsWhite_Space}+");

    /** What is found by any of these texts; no word is found across two of them. */
    static SearchText of(Collection<String> texts) {
        return new SearchText(texts.stream().map(SearchText::fold).distinct().collect(Collectors.joining("\n")));
    }

    /**
     * The words of a query, all of which must be found, anywhere in the texts and also within a word.
     *
     * @return empty when it holds nothing to search for
     */
    public static List<String> words(String query) {
        return Arrays.stream(SPACES.split(fold(query)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    boolean holds(List<String> words) {
        // Asked of every feature, most often for no word: without a stream each time.
        for (String word : words) {
            if (!folded.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // Through upper case, since ß and ſ have no lower case but ss and s.
        return plain.replace('\u2019', '\'').toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
