package org.chronomap.geodata.export;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Story;

/**
 * A story that is taken out.
 *
 * @param isInEveryLanguage whether features have texts by language, or text alone
 * @param languages of texts, those that are wanted first
 * @param numbers the keys of those numbers that have columns of their own, in alphabetical order
 */
public record Exported(Story story, boolean isInEveryLanguage, List<String> languages, Set<String> numbers) {

    public Exported {
        languages = List.copyOf(languages);
        numbers = new TreeSet<>(numbers);
    }

    String title() {
        return in(story.title());
    }

    String in(LocalizedText text) {
        return text.in(languages).text();
    }

    /** What a category is called. */
    String category(String id) {
        return story.categories().stream()
                .filter(category -> category.id().equals(id))
                .findFirst()
                .map(category -> in(category.label()))
                .orElse(id);
    }
}
