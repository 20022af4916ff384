package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.mapping.MappingGuess.Reason.By;

/** What is proposed for the columns of a file so far, and why. */
final class Proposal {

    private final SampledColumns columns;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final List<MappingGuess.Reason> reasons = new ArrayList<>();

    /** @param columns which learn that they are used */
    Proposal(SampledColumns columns) {
        this.columns = columns;
    }

    void byName(Rule rule, String reason) {
        rule(rule, By.NAME, reason);
    }

    void byName(Field.Kind kind, ColumnSample sample, String reason) {
        byName(Rule.of(Field.of(kind), Way.VALUE, sample.name()), reason);
    }

    void byValues(Rule rule, String reason) {
        rule(rule, By.VALUES, reason);
    }

    void byValues(Field.Kind kind, ColumnSample sample, String reason) {
        byValues(Rule.of(Field.of(kind), Way.VALUE, sample.name()), reason);
    }

    private void rule(Rule rule, By by, String reason) {
        rules.add(rule);
        columns.use(rule);
        reasons.add(new MappingGuess.Reason(rule.field().name(), rule.columns(), by, reason));
    }

    /** Of all rows. */
    void constant(String field, String value, String reason) {
        constants.put(field, value);
        reasons.add(new MappingGuess.Reason(field, List.of(), By.NOTHING, reason));
    }

    boolean has(Field.Kind kind) {
        return rulesOf(kind).findAny().isPresent();
    }

    boolean has(Field field) {
        return rules.stream().anyMatch(rule -> rule.field().equals(field));
    }

    Stream<Rule> rulesOf(Field.Kind kind) {
        return rules.stream().filter(rule -> rule.field().kind() == kind);
    }

    /** @param language of the file's texts */
    MappingGuess.Guessed guessed(String language) {
        return new MappingGuess.Guessed(Mapping.of(language, rules).withConstants(constants), reasons);
    }
}
