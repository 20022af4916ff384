package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import java.util.Optional;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Lists in the cells of a column, whose separator all its rows decide. */
final class ColumnOfLists {

    private static final String COMMA = ",";

    private final String name;
    private final @Nullable String told;
    private final boolean mayBeCommas;
    private long semicolons;
    private long bars;
    private long commas;

    /** @param mayBeCommas whether a comma parts entries where nothing else does: a name may have one */
    ColumnOfLists(Rule rule, boolean mayBeCommas) {
        name = rule.columns().get(0);
        told = rule.separator();
        this.mayBeCommas = mayBeCommas;
    }

    void take(@Nullable Cell cell) {
        if (cell instanceof Cell.Text text && !isJson(text.text())) {
            semicolons += text.text().indexOf(';') >= 0 ? 1 : 0;
            bars += text.text().indexOf('|') >= 0 ? 1 : 0;
            commas += text.text().indexOf(',') >= 0 ? 1 : 0;
        }
    }

    /** Null = each cell is one entry. */
    private @Nullable String separator() {
        if (told != null) {
            return told.isBlank() ? told : told.strip();
        }
        if (semicolons + bars > 0) {
            return semicolons >= bars ? ";" : "|";
        }
        return mayBeCommas && commas > 0 ? COMMA : null;
    }

    Optional<Note> note() {
        String separator = separator();
        return told != null || !COMMA.equals(separator)
                ? Optional.empty()
                : Optional.of(Note.ofColumn(
                        name, "separator", "Entries are parted by commas, since nothing else stands between them"));
    }

    /** As our own tables have entries that are told in several languages. */
    private static boolean isJson(String text) {
        return text.startsWith("[") && text.endsWith("]");
    }

    void write(Draft draft, String field, @Nullable String column, @Nullable Cell cell) {
        ArrayNode entries = Draft.NODES.arrayNode();
        JsonNode json = cell != null && (cell instanceof Cell.Tree || isJson(cell.text())) ? Json.of(cell) : null;
        if (json != null && json.isArray()) {
            for (JsonNode entry : json) {
                if (entry.isValueNode()) {
                    add(entries, Texts.clean(entry.asString()));
                } else if (entry.isObject()) {
                    entries.add(entry);
                }
            }
        } else {
            String text = draft.text(cell, column);
            String separator = separator();
            if (text != null) {
                (separator == null ? List.of(text) : Texts.split(text, separator))
                        .forEach(entry -> add(entries, entry));
            }
        }
        if (!entries.isEmpty()) {
            draft.fields().set(field, entries);
        }
    }

    private static void add(ArrayNode entries, String text) {
        if (!text.isBlank()
                && entries.valueStream()
                        .noneMatch(known -> known.isString() && known.asString().equals(text))) {
            entries.add(text);
        }
    }
}
