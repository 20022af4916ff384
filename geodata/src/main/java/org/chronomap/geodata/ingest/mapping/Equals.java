package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.SearchForm;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What words of a column mean, of a closed set: by a table, or as the same word in another case or language. All rows are taken once before
 * the first is read, to tell what words there are; {@value #MOST} different ones are told apart.
 */
public final class Equals {

    private static final int MOST = 1_000;

    private final String field;
    private final Map<String, String> table = new HashMap<>();
    private final Map<String, String> known;
    private final UnaryOperator<@Nullable String> words;
    private final @Nullable String otherwise;
    private final Map<String, Found<String>> read = new HashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long beyond;

    /**
     * A word that stands in the column.
     *
     * @param rows in which it does
     * @param meaning null = that is not known
     * @param proposed of a word of a category that is not known: that of those with which new stories begin; null = none of them
     */
    public record Word(
            String word,
            long rows,
            @Nullable String meaning,
            @Nullable String proposed) {}

    private Equals(String field, Rule rule, Map<String, String> known, UnaryOperator<@Nullable String> words) {
        this.field = field;
        this.known = known;
        this.words = words;
        rule.equals().forEach((word, meaning) -> table.put(form(word), meaning));
        otherwise = rule.otherwise();
    }

    static Equals categories(Rule rule, List<Category> categories) {
        Map<String, String> known = new LinkedHashMap<>();
        for (Category category : categories) {
            known.put(form(category.id()), category.id());
        }
        for (Category category : categories) {
            category.label().byLanguage().values().forEach(label -> known.putIfAbsent(form(label), category.id()));
        }
        return new Equals("category", rule, known, word -> null);
    }

    static Equals statuses(Rule rule) {
        return closed("status", rule, Status.values());
    }

    static Equals geoPrecisions(Rule rule) {
        return closed("geoPrecision", rule, GeoPrecision.values());
    }

    /** Of the column that says how closely a date is known. */
    static Equals datePrecisions(Rule rule) {
        return closed("date", rule.withEquals(rule.equals(), null), DatePrecision.values());
    }

    private static Equals closed(String field, Rule rule, WireName[] members) {
        Map<String, String> known = new LinkedHashMap<>();
        for (WireName member : members) {
            known.put(form(member.id()), member.id());
        }
        return new Equals(field, rule, known, word -> Words.VALUES.meaning(field, word));
    }

    private static String form(String word) {
        return SearchForm.of(word).strip();
    }

    void take(@Nullable String word) {
        if (word == null) {
            return;
        }
        if (counts.size() < MOST || counts.containsKey(word)) {
            counts.merge(word, 1L, Long::sum);
        } else {
            beyond++;
        }
    }

    /** What a word means; null = that is not known. */
    private @Nullable String meaning(String word) {
        String form = form(word);
        String meaning = table.get(form);
        if (meaning == null) {
            meaning = known.get(form);
        }
        return meaning == null ? words.apply(word) : meaning;
    }

    /** Nothing where nothing stands. */
    Found<String> read(@Nullable String word) {
        if (word == null) {
            return Found.nothing();
        }
        Found<String> found = read.get(word);
        if (found == null) {
            found = fresh(word);
            if (read.size() < MOST) {
                read.put(word, found);
            }
        }
        return found;
    }

    private Found<String> fresh(String word) {
        String meaning = meaning(word);
        if (meaning == null) {
            meaning = otherwise;
        }
        if (meaning == null) {
            return Found.faulty(
                    "unknown-"
                            + (field.equals("date")
                                    ? "date-precision"
                                    : field.equals("category") ? "category" : "word"),
                    "is none of "
                            + String.join(
                                    ", ",
                                    known.values().stream().distinct().limit(20).toList())
                            + "; say in the rule what it equals, or what all others are (otherwise)");
        }
        return known.containsValue(meaning)
                ? Found.of(meaning)
                : Found.faulty(
                        "unknown-" + (field.equals("category") ? "category" : "word"),
                        "stands for \"" + meaning + "\" in the rule, which is none of "
                                + String.join(
                                        ", ",
                                        known.values().stream()
                                                .distinct()
                                                .limit(20)
                                                .toList()));
    }

    /** All words of the column that were told apart, those in most rows first. */
    public List<Word> words() {
        List<Word> all = new ArrayList<>();
        counts.forEach((word, rows) -> all.add(word(word, rows)));
        all.sort(Comparator.comparingLong(Word::rows).reversed());
        return all;
    }

    private Word word(String word, long rows) {
        String meaning = meaning(word);
        boolean isOpen = meaning == null && field.equals("category");
        return new Word(word, rows, meaning, isOpen ? Words.VALUES.meaning("ready", word) : null);
    }

    /** Rows with words beyond those that were told apart. */
    public long beyond() {
        return beyond;
    }
}
