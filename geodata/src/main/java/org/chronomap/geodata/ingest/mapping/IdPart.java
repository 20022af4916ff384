package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * By what an item is the same the next time: the id that its row gives, or else its title and a number made of its key's cells, as they
 * stand there. Comes after the title.
 */
final class IdPart implements Part {

    private static final List<Field.Kind> STANDARD_KEY =
            List.of(Field.Kind.TITLE, Field.Kind.WHEN, Field.Kind.AT, Field.Kind.PLACE);

    private final Cells cells;
    private final @Nullable Rule given;
    private final List<String> key = new ArrayList<>();

    IdPart(Cells cells) {
        this.cells = cells;
        given = cells.rule(Field.Kind.ID).orElse(null);
        key.addAll(cells.mapping().key());
        if (key.isEmpty()) {
            for (Field.Kind kind : STANDARD_KEY) {
                cells.rules(kind).forEach(rule -> key.addAll(rule.columns()));
            }
        }
    }

    @Override
    public void write(Draft draft) {
        Cell cell = given == null ? null : cells.cell(draft.row(), given);
        String text = given == null ? null : draft.text(cell, cells.column(given));
        if (text != null) {
            draft.fields().put("id", ofGiven(text));
            return;
        }
        List<String> texts = new ArrayList<>();
        for (String column : key) {
            Cell part = cells.cell(draft.row(), column);
            texts.add(part == null ? "" : Texts.of(part));
        }
        if (texts.stream().allMatch(String::isEmpty)) {
            draft.fault(
                    null,
                    "no-key",
                    "",
                    "has nothing by which it would be the same the next time: the columns of the key are empty");
            return;
        }
        JsonNode title = draft.fields().path("title");
        String slug =
                title.isEmpty() ? "" : Slugs.of(title.values().iterator().next().asString());
        draft.fields().put("id", (slug.isEmpty() ? "row" : slug) + '-' + Slugs.hash(texts));
    }

    /** What is an id but for its capitals and signs stays readable; what more was lost a number stands for. */
    static String ofGiven(String text) {
        if (TextRules.isId(text)) {
            return text;
        }
        String slug = Slugs.of(text);
        boolean isWhole = text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
        return !slug.isEmpty() && isWhole && slug.length() == text.length()
                ? slug
                : (slug.isEmpty() ? "row" : slug) + '-' + Slugs.hash(List.of(text));
    }
}
