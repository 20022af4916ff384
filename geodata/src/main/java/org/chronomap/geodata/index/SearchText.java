package org.chronomap.geodata.index;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.SearchForm;

/** The words by which a feature is found, each text in its {@link SearchForm}. */
public record SearchText(String folded) {

    static final SearchText EMPTY = new SearchText("");

    /** What is found by any of these texts; no word is found across two of them. */
    static SearchText of(Collection<String> texts) {
        return new SearchText(texts.stream().map(SearchForm::of).distinct().collect(Collectors.joining("\n")));
    }

    /**
     * The words of a query, all of which must be found, anywhere in the texts and also within a word.
     *
     * @return empty when it holds nothing to search for
     */
    public static List<String> words(String query) {
        return List.copyOf(split(SearchForm.of(query)));
    }

    /** Its words, each once. */
    Set<String> words() {
        return split(folded);
    }

    boolean holds(List<String> words) {
        return words.stream().allMatch(folded::contains);
    }

    private static Set<String> split(String text) {
        Set<String> words = new LinkedHashSet<>();
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || isWhiteSpace(text.charAt(at))) {
                if (begin < at) {
                    words.add(text.substring(begin, at));
                }
                begin = at + 1;
            }
        }
        return words;
    }

    /** As Unicode's property White_Space has it: another than {@link Character#isWhitespace}. */
    private static boolean isWhiteSpace(char character) {
        return character == ' '
                || (character >= '\t' && character <= '\r')
                || character == '\u0085'
                || Character.isSpaceChar(character);
    }
}
