package org.chronomap.backend.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Languages as a page names them. */
public final class Languages {

    private Languages() {}

    /** {@code rtl} or {@code ltr}: which way the language's own name is written. */
    public static String direction(String language) {
        byte direction = Character.getDirectionality(ownName(language).charAt(0));
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                ? "rtl"
                : "ltr";
    }

    /** What the Java platform says that speakers of a language call it, its first letter in upper case. */
    private static String ownName(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** What a language is called in another one. */
    public static String name(String language, String in) {
        String name = Locale.forLanguageTag(language).getDisplayName(Locale.forLanguageTag(in));
        return name.isEmpty() ? language : name;
    }

    /**
     * What a template needs to offer them: {@code code}, {@code name}, and {@code current} for the page's own. A language's
     * name is that of its own messages; of a language that the interface lacks, the platform's.
     */
    public static List<Map<String, Object>> links(List<String> languages, String current, Messages messages) {
        return languages.stream()
                .map(language -> {
                    Map<String, Object> link = new LinkedHashMap<>();
                    link.put("code", language);
                    link.put("name", messages.ownWord(language, "locale.name").orElseGet(() -> ownName(language)));
                    link.put("current", language.equals(current));
                    return link;
                })
                .toList();
    }
}
