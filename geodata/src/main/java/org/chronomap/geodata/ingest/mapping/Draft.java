package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document of a row, while it is made. */
final class Draft {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Row row;
    private final ObjectNode fields = NODES.objectNode();
    private final ObjectNode extra = NODES.objectNode();
    private final List<RowFault> faults;
    private final List<RowFault> warnings = new ArrayList<>();
    private final List<Lacking> lacking = new ArrayList<>();
    private StoryPart part = StoryPart.INCIDENTS;

    /** A field that it needs. */
    private record Lacking(String field, RowFault fault) {}

    Draft(Row row) {
        this.row = row;
        faults = new ArrayList<>(row.faults());
    }

    Row row() {
        return row;
    }

    ObjectNode fields() {
        return fields;
    }

    ObjectNode extra() {
        return extra;
    }

    List<RowFault> faults() {
        return faults;
    }

    List<RowFault> warnings() {
        return warnings;
    }

    void fault(@Nullable String column, String code, String given, String detail) {
        faults.add(new RowFault(row.number(), column, code, given, detail));
    }

    /** It is faulty, unless the story has the item with that field, of which the file tells nothing. */
    void lack(String field, @Nullable String column, String code, String detail) {
        Lacking one = new Lacking(field, new RowFault(row.number(), column, code, "", detail));
        lacking.add(one);
        faults.add(one.fault());
    }

    /** @param known the fields that the item has, and of which the file tells nothing */
    void forgiveLacking(Predicate<String> known) {
        lacking.stream().filter(one -> known.test(one.field())).forEach(one -> faults.remove(one.fault()));
    }

    /** What the file does not tell of a field that the item has is no matter. */
    void forgive(String field) {
        String code = field.equals("when") ? "no-date" : "no-" + field;
        warnings.removeIf(warning -> warning.code().equals(code));
    }

    StoryPart part() {
        return part;
    }

    void become(StoryPart other) {
        part = other;
    }

    void warn(@Nullable String column, String code, String given, String detail) {
        warnings.add(new RowFault(row.number(), column, code, given, detail));
    }

    /** What was found, with its faults and warnings noted. */
    <V> @Nullable V noted(Found<V> found, @Nullable String column, @Nullable Cell cell) {
        String given = cell == null ? "" : cell.text();
        Trouble fault = found.fault();
        if (fault != null) {
            fault(column, fault.code(), given, fault.detail());
        }
        found.warnings().forEach(warning -> warn(column, warning.code(), given, warning.detail()));
        return found.value();
    }

    /** The text of a cell without what is no text; null where none stands, or it is too long. */
    @Nullable String text(@Nullable Cell cell, @Nullable String column) {
        if (cell == null) {
            return null;
        }
        String text = Texts.of(cell);
        String clean = Texts.clean(text);
        if (clean.length() < text.length()) {
            warn(
                    column,
                    "control-characters",
                    clean,
                    "had control characters or halves of characters, which are left out");
        }
        if (clean.length() > TextRules.LONGEST_TEXT) {
            fault(column, "too-long", clean, TextRules.fault(clean).orElse("is too long"));
            return null;
        }
        return clean.isEmpty() ? null : clean;
    }
}
