package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Row;
import org.jspecify.annotations.Nullable;

/** Finds the cells of a row by rules; what a mapping has as constants stands where a row has nothing. */
final class Cells {

    private final Mapping mapping;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Cell> constants = new HashMap<>();
    private final Map<Field.Kind, List<Rule>> rules = new EnumMap<>(Field.Kind.class);

    Cells(Mapping mapping, List<Column> columns) {
        this.mapping = mapping;
        columns.forEach(column -> byName.put(column.name(), column.index()));
        mapping.constants().forEach((field, text) -> constants.put(field, new Cell.Text(text)));
        mapping.rules().forEach(this::add);
        for (String field : mapping.constants().keySet()) {
            if (mapping.rules().stream().noneMatch(rule -> rule.field().name().equals(field))) {
                Field.named(field).ifPresent(known -> add(Rule.of(known, Way.VALUE, known.name())));
            }
        }
    }

    private void add(Rule rule) {
        rules.computeIfAbsent(rule.field().kind(), any -> new ArrayList<>()).add(rule);
    }

    Mapping mapping() {
        return mapping;
    }

    /** Those of the mapping, and of its constants. */
    List<Rule> rules(Field.Kind kind) {
        return rules.getOrDefault(kind, List.of());
    }

    Optional<Rule> rule(Field.Kind kind) {
        return rules(kind).stream().findFirst();
    }

    @Nullable Cell cell(Row row, String column) {
        Integer index = byName.get(column);
        return index == null || index >= row.cells().size() ? null : row.cells().get(index);
    }

    /** Of a rule of one column. */
    @Nullable Cell cell(Row row, Rule rule) {
        Cell cell = cell(row, rule.columns().get(0));
        return cell == null ? constants.get(rule.field().name()) : cell;
    }

    List<@Nullable Cell> cells(Row row, Rule rule) {
        if (rule.columns().size() == 1) {
            List<@Nullable Cell> one = new ArrayList<>(1);
            one.add(cell(row, rule));
            return one;
        }
        List<@Nullable Cell> cells = new ArrayList<>(rule.columns().size());
        for (String column : rule.columns()) {
            cells.add(cell(row, column));
        }
        return cells;
    }

    /** What a fault names: null of a constant. */
    @Nullable String column(Rule rule) {
        String first = rule.columns().get(0);
        return byName.containsKey(first) ? first : null;
    }

    boolean isKnown(String column) {
        return byName.containsKey(column);
    }
}
