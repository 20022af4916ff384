package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.column.IntList;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * The rows that have a place, sorted: along a Hilbert curve through the land that they lie in (JTS {@code HilbertCode}), those of
 * one site together and ascending. Two points are one site when they are equal, anything else when it is the same footprint.
 */
final class SiteOrder {

    private static final int LEVEL = 15;
    private static final int CELLS = (1 << LEVEL) - 1;

    private final List<? extends Row<?>> all;
    private final IdentityHashMap<Footprint, Integer> shapes = new IdentityHashMap<>();
    private final Comparator<Integer> byFootprint = Comparator.comparingInt((Integer row) -> shape(row))
            .thenComparingDouble(row -> x(row))
            .thenComparingDouble(row -> y(row))
            .thenComparingInt(Integer::intValue);

    /** By site, ascending at each. */
    final int[] rows;

    /** Where the rows of each site begin, and where the last ones end. */
    final int[] firsts;

    SiteOrder(List<? extends Row<?>> all) {
        this.all = all;
        int[] placed = IntStream.range(0, all.size())
                .filter(row -> all.get(row).footprint().extent() != null)
                .toArray();
        Envelope land = new Envelope();
        for (int row : placed) {
            land.expandToInclude(centre(row));
        }
        long[] keys = new long[placed.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = code(centre(placed[i]), land) << Integer.SIZE | placed[i];
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
        return shape(one) == shape(other) && x(one) == x(other) && y(one) == y(other);
    }

    private Coordinate centre(int row) {
        Extent extent = Objects.requireNonNull(footprint(row).extent());
        Point point = point(row);
        return point == null ? extent.centre() : point.getCoordinate();
    }

    /** A number for each footprint that is no point. */
    private int shape(int row) {
        return point(row) == null ? shapes.computeIfAbsent(footprint(row), first -> shapes.size() + 1) : 0;
    }

    private double x(int row) {
        Point point = point(row);
        return point == null ? 0 : point.getX();
    }

    private double y(int row) {
        Point point = point(row);
        return point == null ? 0 : point.getY();
    }

    private @Nullable Point point(int row) {
        return footprint(row).geometry() instanceof Point point ? point : null;
    }

    private Footprint footprint(int row) {
        return all.get(row).footprint();
    }
}
