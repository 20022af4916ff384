package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The numbers that stand for names, from 0, as they are kept in a file. */
final class Dictionary {

    private Dictionary() {}

    static Map<String, Integer> read(ColumnReader in) {
        Map<String, Integer> read = new HashMap<>();
        int size = in.number();
        ByteBuffer names = in.bytes();
        for (int code = 0; code < size; code++) {
            byte[] name = new byte[names.getInt()];
            names.get(name);
            read.put(new String(name, StandardCharsets.UTF_8), code);
        }
        return Map.copyOf(read);
    }

    static void write(Map<String, Integer> codes, ColumnWriter out) throws IOException {
        byte[][] names = new byte[codes.size()][];
        codes.forEach((name, code) -> names[code] = name.getBytes(StandardCharsets.UTF_8));
        ByteBuffer all = ByteBuffer.allocate(Stream.of(names)
                        .mapToInt(name -> Integer.BYTES + name.length)
                        .sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] name : names) {
            all.putInt(name.length).put(name);
        }
        out.number(names.length);
        out.bytes(all.flip());
    }
}
