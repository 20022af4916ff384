package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.SearchForm;

/** The words by which a feature is found, each text in its {@link SearchForm}. */
public record SearchText(String folded) {

    static final SearchText EMPTY = new SearchText("");

    private static final Pattern SPACES = Pattern.compile("\\p{IsWhite_Space}+");

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
        return Arrays.stream(SPACES.split(SearchForm.of(query)))
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
}
