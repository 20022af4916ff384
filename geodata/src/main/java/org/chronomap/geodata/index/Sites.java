package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Wgs84;
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

    private final int[] siteByRow;
    private final double[] xs;
    private final double[] ys;

    /** By site; null for points. None where all are points. */
    private final @Nullable Footprint[] shapes;

    private final SiteTree tree;
    private final int[] placeless;
    private final int[] placelessEndRanks;

    /** @param endRanks the place of each row in the order of ends */
    Sites(Spots rows, int[] endRanks) {
        SiteOrder order = new SiteOrder(rows);
        int sites = order.firsts.length - 1;
        siteByRow = new int[rows.size()];
        Arrays.fill(siteByRow, NOWHERE);
        xs = new double[sites];
        ys = new double[sites];
        @Nullable Footprint[] others = new Footprint[sites];
        for (int site = 0; site < sites; site++) {
            int first = order.rows[order.firsts[site]];
            xs[site] = rows.x(first);
            ys[site] = rows.y(first);
            others[site] = rows.shape(first);
            for (int i = order.firsts[site]; i < order.firsts[site + 1]; i++) {
                siteByRow[order.rows[i]] = site;
            }
        }
        shapes = Stream.of(others).allMatch(Objects::isNull) ? new Footprint[0] : others;
        tree = new SiteTree(order.rows, order.firsts, new Boxes(), endRanks);
        placeless = IntStream.range(0, siteByRow.length)
                .filter(row -> siteByRow[row] == NOWHERE)
                .toArray();
        placelessEndRanks =
                Arrays.stream(placeless).map(row -> endRanks[row]).sorted().toArray();
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
        return shapes.length == 0 ? null : shapes[site];
    }

    private Extent extent(int site) {
        Footprint shape = shape(site);
        return shape == null
                ? new Extent(xs[site], ys[site], xs[site], ys[site])
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
            goneBySite.merge(siteByRow[row], 1, Integer::sum);
        }
        return IntStream.range(0, xs.length)
                .filter(site -> tree.count(site) > goneBySite.getOrDefault(site, 0))
                .filter(site -> {
                    Footprint shape = shape(site);
                    return shape == null || isMeant.test(shape);
                })
                .mapToObj(this::extent);
    }

    Footprint footprint(int row) {
        int site = siteByRow[row];
        if (site == NOWHERE) {
            return Footprint.NOWHERE;
        }
        Footprint shape = shape(site);
        return shape == null ? Footprint.of(Wgs84.GEOMETRY.createPoint(new Coordinate(xs[site], ys[site]))) : shape;
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
                found.add(placeless, placelessEndRanks, 0, placeless.length);
                tree.find(boxes, this::meets, found);
                runs = found;
            }
            return found;
        }

        boolean contains(int row) {
            return siteByRow[row] == NOWHERE || meets(siteByRow[row]);
        }

        private boolean meets(int site) {
            Footprint shape = shape(site);
            return shape == null
                    ? isPointIn(xs[site], ys[site])
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
