package org.chronomap.geodata.ingest.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many: of each number a column, or one for its lowest, best and highest figure, and its words. */
final class NumbersPart implements Part {

    private static final List<String> FIGURES = List.of("low", "best", "high");

    private final Cells cells;
    private final Map<Rule, ColumnOfNumbers> columns = new LinkedHashMap<>();
    /** JSON of several numbers. */
    private @Nullable Rule further;

    NumbersPart(Cells cells) {
        this.cells = cells;
        for (Rule rule : cells.rules(Field.Kind.NUMBERS)) {
            if (rule.field().of().isEmpty()) {
                further = rule;
                continue;
            }
            columns.put(rule, new ColumnOfNumbers(rule.columns().get(0), rule.decimalComma()));
        }
    }

    @Override
    public void take(Row row) {
        columns.forEach((rule, column) -> {
            if (!rule.field().part().equals("words")) {
                column.take(cells.cell(row, rule));
            }
        });
    }

    @Override
    public List<Note> notes() {
        return columns.values().stream()
                .flatMap(column -> column.note().stream())
                .toList();
    }

    @Override
    public void write(Draft draft) {
        ObjectNode numbers = further(draft);
        columns.forEach((rule, column) -> number(draft, numbers, rule, column));
        numbers.forEachEntry((name, number) -> check(draft, name, number));
        if (!numbers.isEmpty()) {
            draft.fields().set("numbers", numbers);
        }
    }

    private ObjectNode further(Draft draft) {
        Rule rule = further;
        Cell cell = rule == null ? null : cells.cell(draft.row(), rule);
        if (rule == null || cell == null) {
            return Draft.NODES.objectNode();
        }
        if (Json.of(cell) instanceof ObjectNode numbers && numbers.valueStream().allMatch(JsonNode::isObject)) {
            return numbers.deepCopy();
        }
        draft.fault(
                cells.column(rule),
                "not-json",
                cell.text(),
                "must be a JSON object of numbers, like {\"killed\": {\"best\": 2}}");
        return Draft.NODES.objectNode();
    }

    private void number(Draft draft, ObjectNode numbers, Rule rule, ColumnOfNumbers column) {
        Field field = rule.field();
        Cell cell = cells.cell(draft.row(), rule);
        if (field.part().equals("words")) {
            String text = draft.text(cell, cells.column(rule));
            if (text != null) {
                words(number(numbers, field.of()), field.language(), text);
            }
            return;
        }
        ColumnOfNumbers.Amount amount = draft.noted(column.read(cell), cells.column(rule), cell);
        if (amount == null) {
            return;
        }
        if (FIGURES.contains(field.part())) {
            BigDecimal figure = amount.best();
            if (figure == null) {
                draft.fault(cells.column(rule), "not-a-number", cell == null ? "" : cell.text(), "must be one number");
            } else {
                number(numbers, field.of()).put(field.part(), figure);
            }
            return;
        }
        ObjectNode number = number(numbers, field.of());
        put(number, "low", amount.low());
        put(number, "best", amount.best());
        put(number, "high", amount.high());
        if (amount.words() != null) {
            words(number, "", Texts.clean(amount.words()));
        }
    }

    private static ObjectNode number(ObjectNode numbers, String name) {
        return numbers.path(name) instanceof ObjectNode known ? known : numbers.putObject(name);
    }

    private static void put(ObjectNode number, String part, @Nullable BigDecimal figure) {
        if (figure != null) {
            number.put(part, figure);
        }
    }

    private void words(ObjectNode number, String language, String text) {
        ObjectNode words = number.path("words") instanceof ObjectNode known ? known : number.putObject("words");
        words.put(language.isEmpty() ? cells.mapping().language() : language, text);
    }

    private static void check(Draft draft, String name, JsonNode number) {
        BigDecimal before = BigDecimal.ZERO;
        for (String part : FIGURES) {
            if (number.path(part).isNumber()) {
                BigDecimal figure = number.path(part).decimalValue();
                if (figure.compareTo(before) < 0) {
                    draft.fault(
                            null,
                            "numbers-in-disorder",
                            number.toString(),
                            name + ": must be low <= best <= high, none below 0");
                    return;
                }
                before = figure;
            }
        }
    }
}
