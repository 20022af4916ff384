package org.chronomap.geodata.ingest.mapping;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Row;

/** Which of a story's languages the texts of a file are in, as far as their letters tell. */
public final class LanguageGuess {

    /** Addresses, codes and names of programs are in Latin letters in every language. */
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2}[^\\p{L}:\\s]*+\\s++\\p{L}{2}");

    private LanguageGuess() {}

    /**
     * @param rows the first, {@link MappingGuess#SAMPLE} are enough
     * @param languages of the story, the most important first
     * @return the first that is written in most of the texts' letters; the story's first where none is
     */
    public static String of(List<Row> rows, List<String> languages) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        rows.stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell instanceof Cell.Text text ? Stream.of(text.text()) : Stream.empty())
                .filter(text -> WORDS.matcher(text).find())
                .forEach(text -> text.codePoints()
                        .filter(Character::isLetter)
                        .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum)));
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .flatMap(most -> languages.stream()
                        .filter(language -> isWrittenIn(most.getKey(), language))
                        .findFirst())
                .orElse(languages.get(0));
    }

    /** Whether it calls itself so. */
    private static boolean isWrittenIn(UnicodeScript script, String language) {
        Locale locale = Locale.forLanguageTag(language);
        return UnicodeScript.of(locale.getDisplayLanguage(locale).codePointAt(0)) == script;
    }
}
