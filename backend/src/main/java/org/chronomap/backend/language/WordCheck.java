package org.chronomap.backend.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.backend.language.WordFault.Kind;
import org.jspecify.annotations.Nullable;

/** Holds the words of a language against the English ones: no page may fail, nor lose a number, by a word that a newsroom wrote. */
final class WordCheck {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    /** What is said of dates asks for them in a form: {@code {0:from}}. */
    private static final Pattern HOLE_OF_SPAN = Pattern.compile("\\{(\\w+)(?::[a-z]+)?}");

    private static final Pattern FORM = Pattern.compile("(.+)\\.(zero|one|two|few|many|other)");
    /** How a date is said within a sentence: each language has as many of these as it needs ({@code geodata.time.DateForms}). */
    private static final Pattern DATE_FORM =
            Pattern.compile("span\\.(?:[a-z]+\\.(?:day(?:\\.\\d\\d?)?|month|year|time|clock)|months\\.[a-z]+)");

    private static final String MONTHS = "span.months.";
    private static final Pattern MONTHS_NAMED = Pattern.compile("\\{month:([a-z]+)}");
    private static final String PARTS = "|";

    private final Map<String, String> english;
    /** Stems of the messages that have a form for each kind of count. */
    private final Set<String> counted;

    WordCheck(Map<String, String> english) {
        this.english = english;
        this.counted = WordFiles.counted(english);
    }

    /**
     * @param good the words that can be said
     * @param faults what is amiss with others
     */
    record Checked(Map<String, String> good, List<WordFault> faults) {}

    /** @param beneath the words that these stand before */
    Checked check(Map<String, String> words, Map<String, String> beneath) {
        Map<String, String> good = new LinkedHashMap<>();
        List<WordFault> faults = new ArrayList<>();
        words.forEach((key, text) -> {
            if (!isKnown(key)) {
                faults.add(new WordFault(Kind.UNKNOWN, key, text));
            } else if (!text.isBlank()) {
                String fault = fault(key, text);
                if (fault == null) {
                    good.put(key, text);
                } else {
                    faults.add(new WordFault(Kind.LEFT_OUT, key, fault));
                }
            }
        });
        for (String key : List.copyOf(good.keySet())) {
            MONTHS_NAMED
                    .matcher(good.getOrDefault(key, ""))
                    .results()
                    .map(named -> MONTHS + named.group(1))
                    .filter(months -> !good.containsKey(months) && !beneath.containsKey(months))
                    .findFirst()
                    .ifPresent(months -> {
                        good.remove(key);
                        faults.add(new WordFault(Kind.LEFT_OUT, key, "there is no " + months));
                    });
        }
        return new Checked(good, faults);
    }

    /**
     * What a language lacks.
     *
     * @param words all that it has, those included that come with the program
     */
    List<WordFault> missing(String language, Map<String, String> words) {
        return keys(language).entrySet().stream()
                .filter(wanted -> !words.containsKey(wanted.getKey()))
                .map(wanted -> new WordFault(Kind.MISSING, wanted.getKey(), wanted.getValue()))
                .toList();
    }

    /** The keys of all words that a language needs, in the order of the English ones, each with what it is in English. */
    Map<String, String> keys(String language) {
        Set<PluralForm> forms = PluralForm.of(language);
        Map<String, String> keys = new LinkedHashMap<>();
        english.forEach((key, text) -> {
            String stem = stem(key);
            if (stem == null) {
                if (!isDateForm(key)) {
                    keys.put(key, text);
                }
                return;
            }
            for (PluralForm form : forms) {
                String one = stem + '.' + form.suffix();
                keys.put(one, english.getOrDefault(one, model(one)));
            }
        });
        return keys;
    }

    private boolean isKnown(String key) {
        return english.containsKey(key) || stem(key) != null || isDateForm(key) || key.startsWith("zone.");
    }

    private static boolean isDateForm(String key) {
        return DATE_FORM.matcher(key).matches();
    }

    /** Of a message that has a form for each kind of count; null = it is none. */
    private @Nullable String stem(String key) {
        return FORM.matcher(key)
                .results()
                .map(form -> form.group(1))
                .filter(counted::contains)
                .findFirst()
                .orElse(null);
    }

    /** The English words that a word has the same holes as. */
    private String model(String key) {
        String stem = stem(key);
        return english.getOrDefault(stem == null ? key : stem + ".other", "");
    }

    /** What is wrong with a word; null = nothing. */
    private @Nullable String fault(String key, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return "it holds a control character";
        }
        if (isDateForm(key)) {
            return key.startsWith(MONTHS) ? partsFault(text, 12) : null;
        }
        String model = model(key);
        List<String> holes = holes(key, text);
        List<String> wanted = holes(key, model);
        boolean saysWithoutFigure = stem(key) != null && holes.isEmpty() && key.matches(".*\\.(zero|one|two)");
        if (!saysWithoutFigure && !holes.equals(wanted)) {
            return wanted.isEmpty()
                    ? "it must have no " + told(holes)
                    : "it must have " + told(wanted) + ", each as often as in English: " + model;
        }
        if (key.equals("locale.number") && LanguageFolder.tag(text).isEmpty()) {
            return "it must be a language tag, like en-GB";
        }
        return model.contains(PARTS) ? partsFault(text, parts(model)) : null;
    }

    private static @Nullable String partsFault(String text, int wanted) {
        return parts(text) == wanted ? null : "it must name " + wanted + ", parted by |, and names " + parts(text);
    }

    private static int parts(String text) {
        return text.split("\\|", -1).length;
    }

    private static List<String> holes(String key, String text) {
        Pattern hole = key.startsWith("span.") ? HOLE_OF_SPAN : HOLE;
        return hole.matcher(text).results().map(WordCheck::hole).sorted().toList();
    }

    private static String hole(MatchResult found) {
        return '{' + found.group(1) + '}';
    }

    private static String told(List<String> holes) {
        return holes.stream().distinct().collect(Collectors.joining(", "));
    }
}
