package org.chronomap.geodata.columns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntToLongFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of columns: a header in JSON that names them, then their bytes one after another, as {@code backend/docs/columns.md}
 * describes it. A column of numbers is written byte by byte of all its numbers, the lowest first (as Parquet's BYTE_STREAM_SPLIT and
 * the shuffle of Blosc do it): what compresses the file then finds together what is alike, and a script reads it in one loop.
 */
final class ColumnFile {

    /** Goes up when a reader of files so far would read them wrongly. */
    static final int VERSION = 1;

    private static final byte[] MAGIC = "CHRONCOL".getBytes(StandardCharsets.US_ASCII);

    private final ObjectNode header = JsonMapper.shared().createObjectNode().put("version", VERSION);
    private final ArrayNode columns = JsonMapper.shared().createArrayNode();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** What it tells beside its columns. */
    ObjectNode header() {
        return header;
    }

    /** @param value of each row, from 0 */
    ColumnFile numbers(String name, int rows, IntToLongFunction value) {
        long all = 0;
        for (int row = 0; row < rows; row++) {
            all |= value.applyAsLong(row);
        }
        if (all < 0) {
            throw new IllegalArgumentException("A number of column " + name + " is below 0");
        }
        int bytes = (Long.SIZE - Long.numberOfLeadingZeros(all) + 7) / 8;
        byte[] planes = new byte[rows * bytes];
        for (int row = 0; row < rows; row++) {
            long number = value.applyAsLong(row);
            for (int plane = 0; plane < bytes; plane++) {
                planes[plane * rows + row] = (byte) (number >>> (8 * plane));
            }
        }
        add(name, rows, "numbers", planes);
        return this;
    }

    /** The same of numbers that are near the one before: the differences, those below 0 folded between the others (zigzag). */
    ColumnFile differences(String name, int rows, IntToLongFunction value) {
        numbers(name, rows, row -> {
            long difference = value.applyAsLong(row) - (row == 0 ? 0 : value.applyAsLong(row - 1));
            return (difference << 1) ^ (difference >> (Long.SIZE - 1));
        });
        ((ObjectNode) columns.get(columns.size() - 1)).put("coding", "differences");
        return this;
    }

    /** @param lines without line breaks */
    ColumnFile lines(String name, Iterable<String> lines) {
        int rows = 0;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
            rows++;
        }
        add(name, rows, "lines", text.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private void add(String name, int rows, String coding, byte[] bytes) {
        columns.addObject()
                .put("name", name)
                .put("rows", rows)
                .put("coding", coding)
                .put("bytes", bytes.length);
        body.writeBytes(bytes);
    }

    byte[] bytes() {
        header.set("columns", columns);
        byte[] json = JsonMapper.shared().writeValueAsBytes(header);
        return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + json.length + body.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putInt(json.length)
                .put(json)
                .put(body.toByteArray())
                .array();
    }
}
