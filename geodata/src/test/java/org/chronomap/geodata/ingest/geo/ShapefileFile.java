package org.chronomap.geodata.ingest.geo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The files of a Shapefile, written after ESRI's description of 1998 and that of dBase III. */
final class ShapefileFile {

    private final ByteArrayOutputStream shapes = new ByteArrayOutputStream();
    private int count;

    /** @param parts of a line or area: x, y, x, y … */
    static byte[] parts(int type, double[]... parts) {
        int points =
                IntStream.range(0, parts.length).map(i -> parts[i].length / 2).sum();
        byte[] shape = new byte[44 + 4 * parts.length + 16 * points];
        ByteBuffer bytes = ByteBuffer.wrap(shape).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(type).position(36).putInt(parts.length).putInt(points);
        int begin = 0;
        for (double[] part : parts) {
            bytes.putInt(begin);
            begin += part.length / 2;
        }
        for (double[] part : parts) {
            for (double number : part) {
                bytes.putDouble(number);
            }
        }
        return shape;
    }

    static byte[] point(double x, double y) {
        return littleEndian(20).putInt(1).putDouble(x).putDouble(y).array();
    }

    static byte[] nothing() {
        return new byte[4];
    }

    ShapefileFile add(byte[] shape) {
        shapes.writeBytes(
                ByteBuffer.allocate(8).putInt(++count).putInt(shape.length / 2).array());
        shapes.writeBytes(shape);
        return this;
    }

    byte[] shp() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(100);
        header.putInt(0, 9994).putInt(24, 50 + shapes.size() / 2);
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 1);
        all.writeBytes(header.array());
        all.writeBytes(shapes.toByteArray());
        return all.toByteArray();
    }

    /**
     * @param fields {@code NAME C 10}: a name, a type and a length
     * @param records each with its mark of deletion before its cells, which have the lengths of their fields
     */
    static byte[] dbf(int language, Charset charset, List<String> fields, String... records) {
        List<byte[]> written = new ArrayList<>();
        for (String record : records) {
            written.add(record.getBytes(charset));
        }
        int length = 1
                + fields.stream()
                        .mapToInt(field -> Integer.parseInt(field.split(" ", -1)[2]))
                        .sum();
        byte[] begin = new byte[33 + 32 * fields.size()];
        ByteBuffer header = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {3, 122, 1, 5}).putInt(records.length).putShort((short) header.capacity());
        header.putShort((short) length).put(29, (byte) language);
        for (int i = 0; i < fields.size(); i++) {
            String[] parts = fields.get(i).split(" ", -1);
            header.position(32 + 32 * i).put(parts[0].getBytes(charset));
            header.position(43 + 32 * i).put((byte) parts[1].charAt(0));
            header.put(48 + 32 * i, (byte) Integer.parseInt(parts[2]));
        }
        header.put(header.capacity() - 1, (byte) 0x0d);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(begin);
        written.forEach(all::writeBytes);
        all.write(0x1a);
        return all.toByteArray();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
