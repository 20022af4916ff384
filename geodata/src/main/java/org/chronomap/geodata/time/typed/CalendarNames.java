package org.chronomap.geodata.time.typed;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the months and weekdays of a language are called, and in which order it writes numbers, as CLDR has it in the Java runtime:
 * names in full and short, alone and in a date. Beside these a beginning of at least three letters is known ("thurs"), and in
 * languages that inflect names these with an ending; that makes "в январе" and "қаңтардан" readable, which CLDR has not.
 */
final class CalendarNames {
    private static final int SHORTEST_BEGINNING = 3;

    /** Last letters that give way to an ending: январь, среда. */
    private static final String LOST_BEFORE_ENDINGS = "ьияае";

    /** February is an adjective in Ukrainian: лютого, лютому. */
    private static final String GENITIVE_OF_ADJECTIVES = "ого";

    /** Where people write one language; only what they differ in counts. */
    private static final Map<String, List<String>> REGIONS = Map.of(
            "en", List.of("en-US", "en-GB", "en-CA", "en-AU"),
            "fr", List.of("fr-FR", "fr-CA", "fr-CH"),
            "ru", List.of("ru-RU"),
            "kk", List.of("kk-KZ"),
            "de", List.of("de-DE", "de-AT", "de-CH"),
            "es", List.of("es-ES", "es-MX", "es-AR", "es-PE"),
            "uk", List.of("uk-UA"));

    /**
     * @param term MONTH or WEEKDAY
     * @param number from 1 for January or Monday
     * @param ablative it has the ending that says "from"
     */
    record Name(Term term, int number, boolean ablative) {}

    private final Map<String, Set<Name>> exact = new HashMap<>();
    private final Map<String, Name> full = new HashMap<>();
    private final boolean monthFirstSomewhere;
    private final boolean dayFirstSomewhere;

    CalendarNames(String language, List<String> endings, List<String> ablativeEndings) {
        boolean monthFirst = false;
        boolean dayFirst = false;
        for (String region : REGIONS.getOrDefault(language, List.of(language))) {
            Locale locale = Locale.forLanguageTag(region);
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                boolean inFull = style == TextStyle.FULL || style == TextStyle.FULL_STANDALONE;
                for (Month month : Month.values()) {
                    put(month.getDisplayName(style, locale), new Name(Term.MONTH, month.getValue(), false), inFull);
                }
                for (DayOfWeek day : DayOfWeek.values()) {
                    put(day.getDisplayName(style, locale), new Name(Term.WEEKDAY, day.getValue(), false), inFull);
                }
            }
            String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                    FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
            if (pattern.indexOf('y') > pattern.indexOf('M')) {
                monthFirst |= pattern.indexOf('M') < pattern.indexOf('d');
                dayFirst |= pattern.indexOf('d') < pattern.indexOf('M');
            }
        }
        monthFirstSomewhere = monthFirst;
        dayFirstSomewhere = dayFirst;
        Map.copyOf(full).forEach((name, meant) -> {
            inflect(name, meant, endings);
            inflect(name, new Name(meant.term(), meant.number(), true), ablativeEndings);
        });
    }

    private void put(String name, Name meant, boolean inFull) {
        String plain = Lexer.plain(name).replace(".", "");
        if (plain.isEmpty() || !Character.isLetter(plain.charAt(0))) {
            throw new IllegalStateException(
                    "This Java runtime lacks the names of months and weekdays (its module jdk.localedata)");
        }
        exact.computeIfAbsent(plain, any -> new LinkedHashSet<>()).add(meant);
        if (inFull) {
            full.put(plain, meant);
        }
    }

    private void inflect(String name, Name meant, List<String> endings) {
        char last = name.charAt(name.length() - 1);
        String shorter = name.substring(0, name.length() - 1);
        List<String> stems = new ArrayList<>(List.of(name));
        if (LOST_BEFORE_ENDINGS.indexOf(last) >= 0) {
            stems.add(shorter);
        } else if (name.endsWith(GENITIVE_OF_ADJECTIVES)) {
            stems.add(name.substring(0, name.length() - GENITIVE_OF_ADJECTIVES.length()));
        } else if (last == 'к') {
            stems.add(shorter + 'г');
        }
        for (String stem : stems) {
            endings.forEach(ending -> exact.computeIfAbsent(stem + ending, any -> new LinkedHashSet<>())
                    .add(meant));
        }
    }

    /** What a word may be the name of. */
    Set<Name> of(String plain) {
        Set<Name> names = new LinkedHashSet<>(exact.getOrDefault(plain, Set.of()));
        if (plain.length() >= SHORTEST_BEGINNING && !full.containsKey(plain)) {
            full.forEach((name, meant) -> {
                if (name.startsWith(plain)) {
                    names.add(meant);
                }
            });
        }
        return names;
    }

    /** Whether a day may stand before the month in a date of numbers, its year behind both. */
    boolean mayBeDayFirst() {
        return dayFirstSomewhere || !monthFirstSomewhere;
    }

    boolean mayBeMonthFirst() {
        return monthFirstSomewhere;
    }
}
