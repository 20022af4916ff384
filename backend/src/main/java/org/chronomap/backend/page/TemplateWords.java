package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.time.SpanWords;
import org.jspecify.annotations.Nullable;

/** How texts, dates and numbers are said in one language, for templates. */
final class TemplateWords {

    private final String language;
    private final List<String> preferred;
    private final Map<String, String> messages;
    private final SpanWords dates;
    private final NumberWords numbers;

    /** @param encoded for reading */
    TemplateWords(EncodedStory encoded, Map<String, String> messages) {
        this.language = encoded.language();
        this.preferred = encoded.wording().preferred();
        this.messages = messages;
        this.dates = Objects.requireNonNull(encoded.wording().dates(), "a story encoded for reading says its dates");
        this.numbers = new NumberWords(messages, preferred);
    }

    SpanWords dates() {
        return dates;
    }

    NumberWords numbers() {
        return numbers;
    }

    Map<String, String> messages() {
        return messages;
    }

    /** A text, and what tells of one that the asked language lacks: {@code …In} with its {@code lang} and {@code note}. */
    void put(Map<String, Object> values, String name, @Nullable LocalizedText text) {
        values.put(name, text == null ? null : text(text));
        LocalizedText.InLanguage given = text == null ? null : text.in(preferred);
        boolean isOther = given != null
                && !given.language().equals(language)
                && !given.language().equals(LocalizedText.ANY_LANGUAGE);
        values.put(
                name + "In",
                given == null || !isOther
                        ? null
                        : Map.of(
                                "lang", given.language(),
                                "dir", Languages.direction(given.language()),
                                "note", message("details.inLanguage", Languages.name(given.language(), language))));
    }

    String text(LocalizedText text) {
        return text.in(preferred).text();
    }

    String message(String key, Object... values) {
        return Messages.fill(messages, key, values);
    }

    /** A message with the number of what is counted; empty where there is none of it. */
    Optional<String> counted(String stem, int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Messages.plural(messages, language, stem, count, numbers.number(count)));
    }
}
