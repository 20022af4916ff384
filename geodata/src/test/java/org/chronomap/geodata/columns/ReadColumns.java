package org.chronomap.geodata.columns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of columns, read as the documentation says. */
record ReadColumns(JsonNode header, ByteBuffer body) {

    static ReadColumns of(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        buffer.get(magic);
        if (!new String(magic, StandardCharsets.US_ASCII).equals("CHRONCOL")) {
            throw new IllegalArgumentException("No file of columns");
        }
        byte[] json = new byte[buffer.getInt()];
        buffer.get(json);
        return new ReadColumns(JsonMapper.shared().readTree(json), buffer.slice());
    }

    long[] numbers(String name) {
        Column column = column(name);
        byte[] bytes = bytes(column);
        long[] numbers = new long[column.told.get("rows").intValue()];
        for (int at = 0; at < bytes.length; at++) {
            numbers[at % numbers.length] |= (bytes[at] & 0xFFL) << (8 * (at / numbers.length));
        }
        if (column.told.get("coding").stringValue().equals("differences")) {
            long sum = 0;
            for (int row = 0; row < numbers.length; row++) {
                sum += numbers[row] % 2 == 0 ? numbers[row] / 2 : -(numbers[row] + 1) / 2;
                numbers[row] = sum;
            }
        }
        return numbers;
    }

    List<String> lines(String name) {
        return new String(bytes(column(name)), StandardCharsets.UTF_8).lines().toList();
    }

    /** @param from where it begins in the body */
    private record Column(JsonNode told, int from) {}

    private Column column(String name) {
        int from = 0;
        for (JsonNode told : header.get("columns")) {
            if (told.get("name").stringValue().equals(name)) {
                return new Column(told, from);
            }
            from += told.get("bytes").intValue();
        }
        throw new IllegalArgumentException("No column " + name);
    }

    private byte[] bytes(Column column) {
        byte[] bytes = new byte[column.told.get("bytes").intValue()];
        body.get(column.from, bytes);
        return bytes;
    }
}
