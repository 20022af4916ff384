package org.chronomap.geodata.ingest.geo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;

/**
 * Geometries of a GeoPackage: a header of its own, then well-known binary (OGC 12-128r19, 2.1.3; OGC 06-103r4, 8.2), with heights and
 * measures in either of the two ways that there are. The library's reader follows geometries in geometries until there is no stack left.
 */
final class WkbShapes {

    private static final int DEEPEST = 10;
    private static final int EMPTY = 1 << 4;
    private static final int EXTENDED = 1 << 5;
    private static final int[] ENVELOPES = {0, 32, 48, 48, 64};
    /** Of the extended way: z, m, a reference system. */
    private static final int HAS_Z = 0x80000000;

    private static final int HAS_M = 0x40000000;
    private static final int HAS_SYSTEM = 0x20000000;

    private final ByteBuffer bytes;

    private WkbShapes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @return null of an empty one */
    static @Nullable Geometry ofGeoPackage(byte[] blob) throws ShapeException {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw broken();
        }
        int flags = blob[3];
        if ((flags & EXTENDED) != 0) {
            throw unknown("extended");
        }
        int envelope = flags >> 1 & 7;
        if (envelope >= ENVELOPES.length || 8 + ENVELOPES[envelope] > blob.length) {
            throw broken();
        }
        if ((flags & EMPTY) != 0) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(blob).position(8 + ENVELOPES[envelope]);
        try {
            return new WkbShapes(bytes).geometry(0);
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    private @Nullable Geometry geometry(int depth) throws ShapeException {
        if (depth > DEEPEST) {
            throw new ShapeException("too-deep", "", "Geometries stand in one another deeper than " + DEEPEST);
        }
        bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int written = bytes.getInt();
        if ((written & HAS_SYSTEM) != 0) {
            bytes.getInt();
        }
        int type = written & ~(HAS_Z | HAS_M | HAS_SYSTEM);
        int dimensions = 2
                + ((written & HAS_Z) == 0 ? 0 : 1)
                + ((written & HAS_M) == 0 ? 0 : 1)
                + List.of(0, 1, 1, 2).get(type >= 0 && type < 4000 ? type / 1000 : 0);
        switch (type % 1000) {
            case 1 -> {
                double[] position = position(dimensions);
                return Double.isNaN(position[0]) && Double.isNaN(position[1]) ? null : Shapes.point(position);
            }
            case 2 -> {
                List<double[]> positions = positions(dimensions);
                return positions.isEmpty() ? null : Shapes.line(positions);
            }
            case 3 -> {
                List<LinearRing> rings = new ArrayList<>();
                for (int left = count(4); left > 0; left--) {
                    rings.add(Shapes.ring(positions(dimensions)));
                }
                return rings.isEmpty() ? null : Shapes.polygon(rings);
            }
            case 4, 5, 6, 7 -> {
                List<Geometry> parts = new ArrayList<>();
                for (int left = count(9); left > 0; left--) {
                    Geometry part = geometry(depth + 1);
                    if (part != null) {
                        parts.add(part);
                    }
                }
                return Shapes.all(parts);
            }
            default -> throw unknown(Integer.toUnsignedString(written));
        }
    }

    private List<double[]> positions(int dimensions) throws ShapeException {
        int count = count(dimensions * Double.BYTES);
        if (count > Shapes.MOST_POSITIONS) {
            throw new ShapeException(
                    "too-long", "", "The geometry has more than %,d positions".formatted(Shapes.MOST_POSITIONS));
        }
        List<double[]> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(position(dimensions));
        }
        return positions;
    }

    private double[] position(int dimensions) {
        double[] position = {bytes.getDouble(), bytes.getDouble()};
        for (int further = 2; further < dimensions; further++) {
            bytes.getDouble();
        }
        return position;
    }

    /** Of things of that many bytes at least, which must be there before anything is made for them. */
    private int count(int length) throws ShapeException {
        int count = bytes.getInt();
        if (count < 0 || count > bytes.remaining() / length) {
            throw broken();
        }
        return count;
    }

    private static ShapeException broken() {
        return new ShapeException("bad-coordinates", "", "The geometry is broken, or none of a GeoPackage");
    }

    private static ShapeException unknown(String type) {
        return new ShapeException(
                "unknown-geometry", type, "Points, lines, areas and several of them are read, without curves");
    }
}
