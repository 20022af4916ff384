package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what no rule uses. Comes last. */
final class ExtraPart implements Part {

    private final Cells cells;
    private final List<Column> kept = new ArrayList<>();

    ExtraPart(Cells cells, List<Column> columns) {
        this.cells = cells;
        Set<String> used = new HashSet<>(cells.mapping().used());
        used.addAll(cells.mapping().ignored());
        columns.stream().filter(column -> !used.contains(column.name())).forEach(kept::add);
    }

    @Override
    public void write(Draft draft) {
        ObjectNode extra = Draft.NODES.objectNode();
        Rule rule = cells.rule(Field.Kind.EXTRA).orElse(null);
        Cell given = rule == null ? null : cells.cell(draft.row(), rule);
        if (rule != null && given != null) {
            JsonNode json = Json.of(given);
            if (json == null || !json.isObject()) {
                draft.fault(
                        cells.column(rule), "not-json", given.text(), "must be a JSON object, like {\"weight\": 2}");
            } else {
                json.forEachEntry(extra::set);
            }
        }
        for (Column column : kept) {
            JsonNode value = value(draft, cells.cell(draft.row(), column.name()), column.name());
            if (value != null) {
                extra.set(name(column.name()), value);
            }
        }
        draft.extra().forEachEntry(extra::set);
        if (!extra.isEmpty()) {
            draft.fields().set("extra", extra);
        }
    }

    private static String name(String column) {
        String name = Texts.clean(Texts.line(column));
        return name.length() <= TextRules.LONGEST_NAME ? name : Texts.clean(name.substring(0, TextRules.LONGEST_NAME));
    }

    private static @Nullable JsonNode value(Draft draft, @Nullable Cell cell, String column) {
        if (cell instanceof Cell.Number number) {
            return Draft.NODES.numberNode(number.value());
        }
        if (cell instanceof Cell.Truth truth) {
            return Draft.NODES.booleanNode(truth.value());
        }
        if (cell instanceof Cell.Tree tree) {
            return tree.json();
        }
        String text = draft.text(cell, column);
        return text == null ? null : Draft.NODES.stringNode(text);
    }
}
