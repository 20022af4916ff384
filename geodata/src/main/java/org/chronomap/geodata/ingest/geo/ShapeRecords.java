package org.chronomap.geodata.ingest.geo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The shapes of a .shp file, one after another (ESRI Shapefile Technical Description, 1998). Heights and measures are left out. */
final class ShapeRecords implements Closeable {

    private static final int HEADER = 100;
    private static final int FILE_CODE = 9994;

    private final Input input;

    /** One of them, whose geometry is made when it is asked for; null bytes = it is too long. */
    @SuppressWarnings("ArrayRecordComponent") // Read once, and never compared.
    record Shape(byte @Nullable [] bytes) {

        /** @return null when it says that it is none */
        @Nullable Geometry made() throws ShapeException {
            if (bytes == null) {
                throw new ShapeException("too-long", "", "The shape is longer than %,d bytes".formatted(Limits.LINE));
            }
            try {
                return shape(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
            } catch (BufferUnderflowException e) {
                throw broken();
            }
        }
    }

    ShapeRecords(Input input) throws IOException, RefusedFileException {
        this.input = input;
        byte[] header = bytes(HEADER);
        if (header.length < HEADER || ByteBuffer.wrap(header).getInt() != FILE_CODE) {
            throw cutOff();
        }
    }

    private static RefusedFileException cutOff() {
        return new RefusedFileException("broken-shapefile", "The .shp file is broken or cut off: send it again");
    }

    /** @return null after the last one */
    @Nullable Shape next() throws IOException, RefusedFileException {
        byte[] header = bytes(8);
        if (header.length == 0) {
            return null;
        }
        if (header.length < 8) {
            throw cutOff();
        }
        long length = 2L * ByteBuffer.wrap(header).getInt(4);
        if (length < 4) {
            throw cutOff();
        }
        if (length > Limits.LINE) {
            for (long left = length; left > 0; ) {
                byte[] passed = bytes((int) Math.min(left, 1 << 16));
                if (passed.length == 0) {
                    throw cutOff();
                }
                left -= passed.length;
            }
            return new Shape(null);
        }
        byte[] content = bytes((int) length);
        if (content.length < length) {
            throw cutOff();
        }
        return new Shape(content);
    }

    private byte[] bytes(int length) throws IOException, RefusedFileException {
        return input.wholly(length);
    }

    private static @Nullable Geometry shape(ByteBuffer bytes) throws ShapeException {
        int type = bytes.getInt();
        switch (type) {
            case 0 -> {
                return null;
            }
            case 1, 11, 21 -> {
                double[] position = position(bytes);
                return Double.isNaN(position[0]) && Double.isNaN(position[1]) ? null : Shapes.point(position);
            }
            case 8, 18, 28 -> {
                passEnvelope(bytes);
                List<Geometry> points = new ArrayList<>();
                for (double[] position : positions(bytes, count(bytes, 16))) {
                    points.add(Shapes.point(position));
                }
                return Shapes.all(points);
            }
            case 3, 13, 23 -> {
                List<Geometry> lines = new ArrayList<>();
                for (List<double[]> part : parts(bytes)) {
                    lines.add(Shapes.line(part));
                }
                return Shapes.all(lines);
            }
            case 5, 15, 25 -> {
                return new RingNesting(parts(bytes)).made();
            }
            default ->
                throw new ShapeException(
                        "unknown-geometry",
                        Integer.toString(type),
                        "Points, lines, areas and several of them are read, without patches");
        }
    }

    private static void passEnvelope(ByteBuffer bytes) {
        for (int i = 0; i < 4; i++) {
            bytes.getDouble();
        }
    }

    private static double[] position(ByteBuffer bytes) {
        return new double[] {bytes.getDouble(), bytes.getDouble()};
    }

    /** Of things of that many bytes, which must be there before anything is made for them. */
    private static int count(ByteBuffer bytes, int length) throws ShapeException {
        int count = bytes.getInt();
        if (count < 0 || count > bytes.remaining() / length) {
            throw broken();
        }
        return count;
    }

    private static List<double[]> positions(ByteBuffer bytes, int count) throws ShapeException {
        if (count > Shapes.MOST_POSITIONS) {
            throw new ShapeException(
                    "too-long", "", "The geometry has more than %,d positions".formatted(Shapes.MOST_POSITIONS));
        }
        List<double[]> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(position(bytes));
        }
        return positions;
    }

    private static List<List<double[]>> parts(ByteBuffer bytes) throws ShapeException {
        passEnvelope(bytes);
        int[] begins = new int[count(bytes, Integer.BYTES)];
        int count = count(bytes, 16);
        for (int i = 0; i < begins.length; i++) {
            begins[i] = bytes.getInt();
        }
        if (count > bytes.remaining() / 16) {
            throw broken();
        }
        List<double[]> positions = positions(bytes, count);
        List<List<double[]>> parts = new ArrayList<>();
        for (int i = 0; i < begins.length; i++) {
            int end = i + 1 < begins.length ? begins[i + 1] : count;
            if (begins[i] < 0 || begins[i] > end || end > count) {
                throw broken();
            }
            if (begins[i] < end) {
                parts.add(positions.subList(begins[i], end));
            }
        }
        return parts;
    }

    private static ShapeException broken() {
        return new ShapeException("bad-coordinates", "", "The parts of the shape do not fit its positions");
    }

    long position() {
        return input.position();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
