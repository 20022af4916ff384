package org.chronomap.geodata.ingest.named;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.geo.GeoJsonShape;
import org.chronomap.geodata.ingest.geo.HtmlText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row, while it is made. */
final class ItemRow {

    private final int number;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final List<RowFault> faults = new ArrayList<>();

    ItemRow(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean has(String column) {
        return cells.containsKey(column);
    }

    void put(String column, @Nullable Cell cell) {
        if (cell != null) {
            cells.put(column, cell);
        }
    }

    void put(String column, JsonNode value) {
        put(column, cell(column, value));
    }

    void put(String column, String text) {
        put(column, text(column, text));
    }

    /** Text of what may be HTML. */
    void plain(String column, JsonNode html) {
        if (html.isValueNode()) {
            String text = html.asString("");
            put(column, text.length() > Limits.CELL ? text : HtmlText.of(text));
        }
    }

    /** An address, or what else stands there in another column. */
    void address(String column, JsonNode value, String otherwise) {
        String text = value.asString("").strip();
        String url = text.startsWith("//") ? "https:" + text : text;
        put(isAddress(url) ? column : otherwise, url);
    }

    static boolean isAddress(String text) {
        return (text.startsWith("http://") || text.startsWith("https://")) && !text.contains(" ");
    }

    /** A date that is told in parts, or is faulty. */
    void moment(String column, Dating dating) {
        try {
            String edtf = dating.edtf();
            put(column, edtf == null ? null : new Cell.Moment(edtf));
        } catch (BadDateException e) {
            fault(column, "bad-date", e.given(), e.detail());
        }
    }

    void shape(String column, JsonNode geometry) {
        if (geometry.isObject()) {
            GeoJsonShape shape = GeoJsonShape.of(geometry);
            put(column, shape.cell());
            if (shape.code() != null) {
                fault(column, shape.code(), shape.given(), shape.detail());
            }
        }
    }

    void fault(@Nullable String column, String code, String given, String detail) {
        faults.add(new RowFault(number, column, code, given, detail));
    }

    private @Nullable Cell text(String column, String text) {
        String stripped = text.strip();
        if (stripped.length() > Limits.CELL) {
            fault(column, "too-long", stripped, "The text has more than %,d characters".formatted(Limits.CELL));
            return null;
        }
        return stripped.isEmpty() ? null : new Cell.Text(stripped);
    }

    /** Empty lists and objects say nothing. */
    private @Nullable Cell cell(String column, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || (value.isContainer() && value.isEmpty())) {
            return null;
        }
        if (value.isContainer()) {
            return new Cell.Tree(value);
        }
        if (value.isBoolean()) {
            return new Cell.Truth(value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return new Cell.Number(new BigDecimal(value.bigIntegerValue()), value.asString());
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            return Double.isFinite(number) ? new Cell.Number(BigDecimal.valueOf(number), value.asString()) : null;
        }
        return text(column, value.asString());
    }

    /** @param columns all that the file has */
    Row row(List<Column> columns) {
        List<@Nullable Cell> ordered = new ArrayList<>(columns.size());
        columns.forEach(column -> ordered.add(cells.get(column.name())));
        return new Row(number, ordered, faults);
    }

    @FunctionalInterface
    interface Dating {
        /** @return null when nothing is known of it */
        @Nullable String edtf() throws BadDateException;
    }
}
