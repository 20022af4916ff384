package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.column.IntList;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * The rows that have a place, sorted: along a Hilbert curve through the land that they lie in (JTS {@code HilbertCode}), those of
 * one site together and ascending. Two points are one site when they are equal, anything else when it is the same footprint.
 */
final class SiteOrder {

    private static final int LEVEL = 15;
    private static final int CELLS = (1 << LEVEL) - 1;

    private final Spots all;
    private final IdentityHashMap<Footprint, Integer> shapes = new IdentityHashMap<>();
    /** By site, ascending at each. */
    final int[] rows;

    /** Where the rows of each site begin, and where the last ones end. */
    final int[] firsts;

    SiteOrder(Spots all) {
        this.all = all;
        Comparator<Integer> byFootprint = Comparator.comparingInt(this::shape)
                .thenComparingDouble(all::x)
                .thenComparingDouble(all::y)
                .thenComparingInt(Integer::intValue);
        int[] placed = IntStream.range(0, all.size()).filter(all::isPlaced).toArray();
        Envelope land = new Envelope();
        for (int row : placed) {
            land.expandToInclude(all.centre(row));
        }
        long[] keys = new long[placed.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = code(all.centre(placed[i]), land) << Integer.SIZE | placed[i];
        }
        Arrays.sort(keys);
        rows = new int[keys.length];
        for (int i = 0; i < keys.length; ) {
            int end = i + 1;
            while (end < keys.length && keys[end] >>> Integer.SIZE == keys[i] >>> Integer.SIZE) {
                end++;
            }
            Integer[] together =
                    Arrays.stream(keys, i, end).mapToObj(key -> (int) key).toArray(Integer[]::new);
            Arrays.sort(together, byFootprint);
            for (Integer row : together) {
                rows[i++] = row;
            }
        }
        IntList begins = new IntList();
        for (int i = 0; i < rows.length; i++) {
            if (i == 0 || !isOneSite(rows[i - 1], rows[i])) {
                begins.add(i);
            }
        }
        begins.add(rows.length);
        firsts = begins.toArray();
    }

    private static long code(Coordinate at, Envelope land) {
        return HilbertCode.encode(
                LEVEL, cell(at.x - land.getMinX(), land.getWidth()), cell(at.y - land.getMinY(), land.getHeight()));
    }

    private static int cell(double distance, double length) {
        return length == 0 ? 0 : (int) (distance / length * CELLS);
    }

    private boolean isOneSite(int one, int other) {
        return shape(one) == shape(other) && all.x(one) == all.x(other) && all.y(one) == all.y(other);
    }

    /** A number for each footprint that is no point. */
    private int shape(int row) {
        Footprint shape = all.shape(row);
        return shape == null ? 0 : shapes.computeIfAbsent(shape, first -> shapes.size() + 1);
    }
}
