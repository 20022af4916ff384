package org.chronomap.geodata.index;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.index.column.Numbers;
import org.chronomap.geodata.index.column.Runs;
import org.chronomap.geodata.index.column.SiteTree;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Where rows are: each footprint once, as a site, in the order of a Hilbert curve, so that what is near on the ground is near in
 * memory, and a {@link SiteTree} over them. A point is two numbers and no object. Memory: 4 bytes a row, 24 a site, and the tree's.
 */
final class Sites {

    private static final int NOWHERE = -1;

    private final IntBuffer siteByRow;
    private final DoubleBuffer xs;
    private final DoubleBuffer ys;

    /** By site; none for points. */
    private final Map<Integer, Footprint> shapes;

    private final SiteTree tree;
    private final IntBuffer placeless;
    private final IntBuffer placelessEndRanks;

    /** @param endRanks the place of each row in the order of ends */
    Sites(Spots rows, int[] endRanks) {
        SiteOrder order = new SiteOrder(rows);
        int sites = order.firsts.length - 1;
        int[] ofRow = new int[rows.size()];
        Arrays.fill(ofRow, NOWHERE);
        double[] x = new double[sites];
        double[] y = new double[sites];
        Map<Integer, Footprint> others = new HashMap<>();
        for (int site = 0; site < sites; site++) {
            int first = order.rows[order.firsts[site]];
            x[site] = rows.x(first);
            y[site] = rows.y(first);
            Footprint shape = rows.shape(first);
            if (shape != null) {
                others.put(site, shape);
            }
            for (int i = order.firsts[site]; i < order.firsts[site + 1]; i++) {
                ofRow[order.rows[i]] = site;
            }
        }
        siteByRow = Numbers.of(ofRow);
        xs = Numbers.of(x);
        ys = Numbers.of(y);
        shapes = Map.copyOf(others);
        tree = new SiteTree(order.rows, order.firsts, new Boxes(), endRanks);
        int[] nowhere = IntStream.range(0, ofRow.length)
                .filter(row -> ofRow[row] == NOWHERE)
                .toArray();
        placeless = Numbers.of(nowhere);
        placelessEndRanks = Numbers.of(
                Arrays.stream(nowhere).map(row -> endRanks[row]).sorted().toArray());
    }

    /** @param shape the footprint of a row that is at no point */
    Sites(ColumnReader in, IntFunction<Footprint> shape) {
        siteByRow = in.ints();
        xs = in.doubles();
        ys = in.doubles();
        tree = new SiteTree(in);
        placeless = in.ints();
        placelessEndRanks = in.ints();
        IntBuffer shaped = in.ints();
        Map<Integer, Footprint> others = new HashMap<>();
        for (int i = 0; i < shaped.limit(); i++) {
            others.put(siteByRow.get(shaped.get(i)), shape.apply(shaped.get(i)));
        }
        shapes = Map.copyOf(others);
    }

    void write(ColumnWriter out) throws IOException {
        out.ints(siteByRow);
        out.doubles(xs);
        out.doubles(ys);
        tree.write(out);
        out.ints(placeless);
        out.ints(placelessEndRanks);
        // What has a shape tells it itself: one row of each such site.
        Map<Integer, Integer> rowBySite = new TreeMap<>();
        for (int row = siteByRow.limit() - 1; row >= 0 && !shapes.isEmpty(); row--) {
            if (shapes.containsKey(siteByRow.get(row))) {
                rowBySite.put(siteByRow.get(row), row);
            }
        }
        out.ints(IntBuffer.wrap(
                rowBySite.values().stream().mapToInt(Integer::intValue).toArray()));
    }

    /** What crosses the antimeridian has the box of all meridians: it is looked at more closely in any case. */
    private final class Boxes implements SiteTree.Boxes {

        @Override
        public double west(int site) {
            Extent extent = extent(site);
            return extent.crossesAntimeridian() ? -180 : extent.west();
        }

        @Override
        public double south(int site) {
            return extent(site).south();
        }

        @Override
        public double east(int site) {
            Extent extent = extent(site);
            return extent.crossesAntimeridian() ? 180 : extent.east();
        }

        @Override
        public double north(int site) {
            return extent(site).north();
        }
    }

    /** Null for a point. */
    private @Nullable Footprint shape(int site) {
        return shapes.isEmpty() ? null : shapes.get(site);
    }

    private Extent extent(int site) {
        Footprint shape = shape(site);
        return shape == null
                ? new Extent(xs.get(site), ys.get(site), xs.get(site), ys.get(site))
                : Objects.requireNonNull(shape.extent());
    }

    /**
     * The extents of all sites that something is at, but for some rows.
     *
     * @param isMeant which footprints; points are
     */
    Stream<Extent> extents(int[] gone, Predicate<Footprint> isMeant) {
        Map<Integer, Integer> goneBySite = new HashMap<>();
        for (int row : gone) {
            goneBySite.merge(siteByRow.get(row), 1, Integer::sum);
        }
        return IntStream.range(0, xs.limit())
                .filter(site -> tree.count(site) > goneBySite.getOrDefault(site, 0))
                .filter(site -> {
                    Footprint shape = shape(site);
                    return shape == null || isMeant.test(shape);
                })
                .mapToObj(this::extent);
    }

    Footprint footprint(int row) {
        int site = siteByRow.get(row);
        if (site == NOWHERE) {
            return Footprint.NOWHERE;
        }
        Footprint shape = shape(site);
        return shape == null
                ? Footprint.of(Wgs84.GEOMETRY.createPoint(new Coordinate(xs.get(site), ys.get(site))))
                : shape;
    }

    Within within(Extent extent) {
        return new Within(extent);
    }

    /** What meets an extent. For one query on one thread: each shape is looked at once, however much is there. */
    final class Within {

        private final Extent extent;
        private final double[][] boxes;
        private final IdentityHashMap<Footprint, Boolean> known = new IdentityHashMap<>();
        private @Nullable Runs runs;

        private Within(Extent extent) {
            this.extent = extent;
            this.boxes = extent.envelopes().stream().map(Within::box).toArray(double[][]::new);
        }

        private static double[] box(Envelope box) {
            return new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
        }

        /** All rows that meet it; what has no place does. */
        Runs runs() {
            Runs found = runs;
            if (found == null) {
                found = new Runs();
                found.add(placeless, placelessEndRanks, 0, placeless.limit());
                tree.find(boxes, this::meets, found);
                runs = found;
            }
            return found;
        }

        boolean contains(int row) {
            return siteByRow.get(row) == NOWHERE || meets(siteByRow.get(row));
        }

        private boolean meets(int site) {
            Footprint shape = shape(site);
            return shape == null
                    ? isPointIn(xs.get(site), ys.get(site))
                    : known.computeIfAbsent(shape, first -> first.meets().test(extent));
        }

        private boolean isPointIn(double x, double y) {
            for (double[] box : boxes) {
                if (box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3]) {
                    return true;
                }
            }
            return false;
        }
    }
}
