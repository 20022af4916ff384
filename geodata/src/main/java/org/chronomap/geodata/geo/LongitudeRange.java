package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of the circle of longitudes, from west going east, both ends included and in [-180, 180].
 *
 * <p>The smallest one around several leaves out their widest gap. It is found without turning any value by 360, so that
 * the ends are exactly numbers that were put in.
 */
record LongitudeRange(double west, double east) {

    static LongitudeRange around(Collection<Extent> extents) {
        List<LongitudeRange> ranges = merged(extents);
        double first = ranges.get(0).west;
        double last = ranges.get(ranges.size() - 1).east;
        double widest = (first + 180) + (180 - last);
        LongitudeRange smallest = new LongitudeRange(first, last);
        for (int i = 1; i < ranges.size(); i++) {
            double gap = ranges.get(i).west - ranges.get(i - 1).east;
            if (gap > widest) {
                widest = gap;
                smallest = new LongitudeRange(ranges.get(i).west, ranges.get(i - 1).east);
            }
        }
        return smallest.onOneSide();
    }

    /** What ends on the antimeridian does not cross it. */
    private LongitudeRange onOneSide() {
        if (west == 180 && east < west) {
            return new LongitudeRange(-180, east);
        }
        return east == -180 && west > east ? new LongitudeRange(west, 180) : this;
    }

    /** Apart from each other, from -180 to 180. */
    private static List<LongitudeRange> merged(Collection<Extent> extents) {
        List<LongitudeRange> pieces = new ArrayList<>();
        for (Extent extent : extents) {
            if (extent.crossesAntimeridian()) {
                pieces.add(new LongitudeRange(-180, extent.east()));
                pieces.add(new LongitudeRange(extent.west(), 180));
            } else {
                pieces.add(new LongitudeRange(extent.west(), extent.east()));
            }
        }
        pieces.sort(Comparator.comparingDouble(LongitudeRange::west));
        List<LongitudeRange> merged = new ArrayList<>();
        for (LongitudeRange piece : pieces) {
            int last = merged.size() - 1;
            if (last >= 0 && piece.west <= merged.get(last).east) {
                LongitudeRange before = merged.get(last);
                merged.set(last, new LongitudeRange(before.west, Math.max(before.east, piece.east)));
            } else {
                merged.add(piece);
            }
        }
        return merged;
    }
}
