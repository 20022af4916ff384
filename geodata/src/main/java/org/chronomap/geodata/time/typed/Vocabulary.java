package org.chronomap.geodata.time.typed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of dates in one language: phrases from {@code dates/<language>.txt}, which whoever speaks it corrects there, and the
 * names of months and weekdays, which are {@link CalendarNames}. Read once, some two hundred phrases.
 */
final class Vocabulary {
    /** Those that there are, in the order in which a text is tried when it is not in the language asked for. */
    static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk", "de", "es", "uk");

    private static final Map<String, Vocabulary> READ = new ConcurrentHashMap<>();

    private final String language;
    private final Map<String, Set<Term>> phrases = new HashMap<>();
    private final Map<Term, List<String>> byTerm = new HashMap<>();
    private final CalendarNames names;
    private int longest = 1;

    private Vocabulary(String language) {
        this.language = language;
        String file = "/dates/" + language + ".txt";
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names = new CalendarNames(language, words(Term.ENDING), words(Term.ENDING_ABLATIVE));
    }

    /** @param language one of {@link #LANGUAGES} */
    static Vocabulary of(String language) {
        return READ.computeIfAbsent(language, Vocabulary::new);
    }

    private void line(String line) {
        String[] parts = line.split(":", 2);
        Term term = Term.valueOf(parts[0].strip());
        for (String written : parts[1].split("\\|", -1)) {
            String phrase = Lexer.plain(written.strip());
            byTerm.computeIfAbsent(term, any -> new ArrayList<>()).add(phrase);
            if (term != Term.UNKNOWN && term != Term.ENDING && term != Term.ENDING_ABLATIVE && term != Term.ORDINAL) {
                phrases.computeIfAbsent(phrase, any -> EnumSet.noneOf(Term.class))
                        .add(term);
                longest = Math.max(longest, phrase.split(" ", -1).length);
            }
        }
    }

    /** Of so many words is the longest phrase. */
    int longest() {
        return longest;
    }

    /** What a phrase may mean; empty when it is none. */
    Set<Term> meanings(String phrase) {
        return phrases.getOrDefault(phrase, Set.of());
    }

    /** Whether a word stands in the list of a term. */
    boolean has(Term term, String word) {
        return words(term).contains(word);
    }

    private List<String> words(Term term) {
        return byTerm.getOrDefault(term, List.of());
    }

    CalendarNames names() {
        return names;
    }

    /** Whether hours without more are counted to 24; else to 12 by some, who mean the afternoon. */
    boolean countsTo24() {
        return language.equals("fr") || language.equals("de");
    }

    /** Whether somebody may write 2:30 for the afternoon: whoever has "p.m." or "p. m." */
    boolean hasHalvesOfDay() {
        return language.equals("en") || language.equals("es");
    }
}
