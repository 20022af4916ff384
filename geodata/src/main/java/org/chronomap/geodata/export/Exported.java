package org.chronomap.geodata.export;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Story;

/**
 * A story that is taken out.
 *
 * @param isInEveryLanguage whether features have texts by language, or text alone
 * @param languages of texts, those that are wanted first
 * @param numbers the keys of numbers that its items have, in alphabetical order
 * @param address of its page; empty = it has none
 */
public record Exported(
        Story story, boolean isInEveryLanguage, List<String> languages, Set<String> numbers, String address) {

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

    /** The keys of numbers of all of an index. */
    public static Set<String> numbersOf(StoryIndex index) {
        Set<String> numbers = new TreeSet<>();
        index.incidents()
                .entries()
                .forEach(entry ->
                        numbers.addAll(entry.feature().statement().numbers().keySet()));
        index.movements()
                .entries()
                .forEach(entry ->
                        numbers.addAll(entry.feature().statement().numbers().keySet()));
        return numbers;
    }
}
