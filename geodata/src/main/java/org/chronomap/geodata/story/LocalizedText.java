package org.chronomap.geodata.story;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.persistent.SmallMap;

/**
 * One text in at least one language.
 *
 * @param byLanguage the text by BCP 47 language tag, in the order in which the author gave them; never empty
 */
public record LocalizedText(Map<String, String> byLanguage) {

    /** The tag of a text that says the same in every language, like a name (BCP 47, section 2.2.1). */
    public static final String ANY_LANGUAGE = "und";

    public LocalizedText {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("A text needs at least one language");
        }
        byLanguage = SmallMap.copyOf(byLanguage);
    }

    public static LocalizedText of(String language, String text) {
        return new LocalizedText(Map.of(language, text));
    }

    /** A text that is not translated. */
    public static LocalizedText inAnyLanguage(String text) {
        return of(ANY_LANGUAGE, text);
    }

    public boolean isInAnyLanguage() {
        return byLanguage.keySet().equals(Set.of(ANY_LANGUAGE));
    }

    /** A text and the language it is in. */
    public record InLanguage(String language, String text) {}

    /** The text in the first of the preferred languages that it has, else in the first language that the author gave. */
    public InLanguage in(List<String> preferred) {
        for (String language : preferred) {
            String text = byLanguage.get(language);
            if (text != null) {
                return new InLanguage(language, text);
            }
        }
        Map.Entry<String, String> first = byLanguage.entrySet().iterator().next();
        return new InLanguage(first.getKey(), first.getValue());
    }
}
