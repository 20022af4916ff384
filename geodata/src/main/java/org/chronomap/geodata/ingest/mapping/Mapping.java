package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.story.WireName;

/**
 * What becomes of the columns of a file. A column that no rule uses is kept under {@code extra}.
 *
 * @param rules one for each field at the most
 * @param constants fields that are the same in each row, where no column says another; by the field's name
 * @param key the columns by which a row is the same row the next time; empty = the id, or else title, date and position
 * @param ignored columns that are not kept at all
 * @param places what names of places mean: the id of a place of the story or of the gazetteer, or {@link #NOWHERE}
 * @param unknownPlaces what becomes of a row whose place is found nowhere
 * @param language of texts that do not say theirs, as a BCP 47 tag; of the words of dates, too
 */
public record Mapping(
        List<Rule> rules,
        Map<String, String> constants,
        List<String> key,
        List<String> ignored,
        Map<String, String> places,
        UnknownPlaces unknownPlaces,
        String language) {

    /** As a place: no place is known. */
    public static final String NOWHERE = "none";

    /** What becomes of a row whose place is found nowhere. */
    public enum UnknownPlaces implements WireName {
        FAULT,
        /** It is kept without a place. */
        NOWHERE
    }

    public Mapping {
        rules = List.copyOf(rules);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        key = List.copyOf(key);
        ignored = List.copyOf(ignored);
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    public static Mapping of(String language, List<Rule> rules) {
        return new Mapping(rules, Map.of(), List.of(), List.of(), Map.of(), UnknownPlaces.FAULT, language);
    }

    public Mapping withConstants(Map<String, String> others) {
        return new Mapping(rules, others, key, ignored, places, unknownPlaces, language);
    }

    public Mapping withPlaces(Map<String, String> answers, UnknownPlaces others) {
        return new Mapping(rules, constants, key, ignored, answers, others, language);
    }

    public Mapping withKey(List<String> columns) {
        return new Mapping(rules, constants, columns, ignored, places, unknownPlaces, language);
    }

    public Mapping withIgnored(List<String> columns) {
        return new Mapping(rules, constants, key, columns, places, unknownPlaces, language);
    }

    Optional<Rule> rule(Field.Kind kind) {
        return rules.stream().filter(rule -> rule.field().kind() == kind).findFirst();
    }

    /** All columns that it names. */
    Set<String> used() {
        Set<String> used = new LinkedHashSet<>();
        for (Rule rule : rules) {
            used.addAll(rule.columns());
            if (rule.precision() != null) {
                used.add(rule.precision());
            }
        }
        return used;
    }

    /** What is wrong with it, for a file of these columns; empty when nothing is. */
    public List<MappingFault> faults(List<Column> columns) {
        Set<String> known = new HashSet<>();
        columns.forEach(column -> known.add(column.name()));
        List<MappingFault> faults = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (String column : rules.get(i).columns()) {
                unknown(known, columns, column, "/rules/" + i + "/columns", faults);
            }
            String precision = rules.get(i).precision();
            if (precision != null) {
                unknown(known, columns, precision, "/rules/" + i + "/precision", faults);
            }
        }
        key.forEach(column -> unknown(known, columns, column, "/key", faults));
        return faults;
    }

    private static void unknown(
            Set<String> known, List<Column> columns, String column, String pointer, List<MappingFault> faults) {
        if (!known.contains(column)) {
            List<String> names = columns.stream().map(Column::name).limit(20).toList();
            faults.add(new MappingFault(
                    pointer,
                    "unknown-column",
                    "The file has no column \"" + column + "\"; it has " + String.join(", ", names)
                            + (columns.size() > names.size()
                                    ? " and " + (columns.size() - names.size()) + " more"
                                    : "")));
        }
    }
}
