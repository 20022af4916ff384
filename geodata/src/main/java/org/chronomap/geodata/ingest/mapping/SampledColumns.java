package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Row;

/** The columns of a file with some of their values, which field each is called after, and which nothing is proposed for yet. */
final class SampledColumns {

    /** Of the values of a column, in percent: enough, when it is called so. */
    static final int HALF = 50;
    /** Enough, whatever it is called. */
    static final int MOST = 80;

    private final StoryContext story;
    private final String language;
    private final Map<String, ColumnSample> samples = new LinkedHashMap<>();
    private final Map<String, ColumnSample> byField = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    /** @param language of the file's texts, as far as that is known */
    SampledColumns(List<Column> columns, List<Row> rows, StoryContext story, String language) {
        this.story = story;
        this.language = language;
        columns.forEach(column -> samples.put(column.name(), new ColumnSample(column, rows)));
        List<ColumnSample> named = new ArrayList<>(samples.values());
        named.sort(Comparator.comparingInt(sample -> Words.COLUMN_NAMES.rank(plain(sample.name()))));
        for (ColumnSample sample : named) {
            String field = Words.COLUMN_NAMES.meaning(plain(sample.name()));
            if (field == null) {
                field = Words.COLUMN_NAMES.meaningOfCut(sample.name());
            }
            if (field != null) {
                byField.putIfAbsent(field, sample);
            }
        }
    }

    /** Without what stands in brackets behind it: a unit, or which of several of that name it is. */
    private static String plain(String column) {
        return column.replaceFirst("\\s*[(\\[][^)\\]]*[)\\]]\\s*$", "");
    }

    /** The column that is called so, if no other field has it. */
    Optional<ColumnSample> called(String field) {
        return first(field).filter(sample -> !used.contains(sample.name()));
    }

    /** The column that is called so, be it another field's too. */
    Optional<ColumnSample> first(String field) {
        return Optional.ofNullable(byField.get(field));
    }

    Optional<ColumnSample> ofName(String column) {
        return Optional.ofNullable(samples.get(column));
    }

    /** The fields after which columns are called, in any order. */
    Collection<String> fields() {
        return byField.keySet();
    }

    /** Those with values that no field has yet. */
    List<ColumnSample> left() {
        return samples.values().stream()
                .filter(sample -> !used.contains(sample.name()) && sample.size() > 0)
                .toList();
    }

    /** Whether it is the one that a field's columns are looked for by their names. */
    boolean isFirstOfAField(ColumnSample sample) {
        return byField.values().stream().anyMatch(named -> named == sample);
    }

    static boolean isCalledAfterAField(ColumnSample sample) {
        return Words.COLUMN_NAMES.meaning(plain(sample.name())) != null;
    }

    void use(Rule rule) {
        used.addAll(rule.columns());
        if (rule.precision() != null) {
            used.add(rule.precision());
        }
    }

    boolean hasDates(ColumnSample sample) {
        return dates(sample) >= HALF;
    }

    /** How many of its values are dates, in percent. */
    int dates(ColumnSample sample) {
        return sample.ofDates(story.dates(), language);
    }

    /** How many of its values are positions, in percent. */
    int positions(ColumnSample sample) {
        return sample.ofPositions(language);
    }
}
