package org.chronomap.geodata.columns;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * The cells that the incidents of a time cube are counted in. First come parts of the map, in Hilbert order: Web Mercator is halved
 * along the curve again and again, as long as no more than a given number of parts have something in them. Then places: every country and region, whose incidents
 * have no spot, and other places as long as they are not too many for it. Last, where there are such, what has no place at all.
 *
 * <p>Costs a sort of the incidents' codes on the curve, and 32 bytes an incident while it is made.
 */
final class CubeCells {

    /** Up to so many places that are no areas have a cell each: as many marks as a map has room for. */
    static final int MOST_PLACES = 512;

    private static final double NORTHMOST = 85.05112878;

    private final IncidentTable table;
    /** Of each row. */
    private final int[] cellOf;

    private final int parts;
    private final int[] places;
    private final boolean hasNowhere;

    CubeCells(IncidentTable table, int mostParts) {
        this.table = table;
        BitSet areas = new BitSet();
        BitSet points = new BitSet();
        for (int row = 0; row < table.rows; row++) {
            if (table.isOfArea(row)) {
                areas.set(table.place[row]);
            } else if (table.own[row] == IncidentTable.NOWHERE && table.place[row] >= 0) {
                points.set(table.place[row]);
            }
        }
        BitSet own = (BitSet) areas.clone();
        if (points.cardinality() <= MOST_PLACES) {
            own.or(points);
        }
        places = own.stream().toArray();
        long[] codes = new long[table.rows];
        for (int row = 0; row < table.rows; row++) {
            long spot = table.spot(row);
            boolean atPlace =
                    table.own[row] == IncidentTable.NOWHERE && table.place[row] >= 0 && own.get(table.place[row]);
            codes[row] = atPlace || spot == IncidentTable.NOWHERE ? -1 : code(spot);
        }
        long[] used = LongStream.of(codes)
                .filter(code -> code >= 0)
                .sorted()
                .distinct()
                .toArray();
        int shift = 0;
        while (used.length > mostParts) {
            shift++;
            used = LongStream.of(used).map(code -> code >> 1).distinct().toArray();
        }
        parts = used.length;
        cellOf = new int[table.rows];
        boolean nowhere = false;
        for (int row = 0; row < table.rows; row++) {
            if (codes[row] >= 0) {
                cellOf[row] = Arrays.binarySearch(used, codes[row] >> shift);
            } else if (table.place[row] >= 0) {
                cellOf[row] = parts + Arrays.binarySearch(places, table.place[row]);
            } else {
                cellOf[row] = parts + places.length;
                nowhere = true;
            }
        }
        hasNowhere = nowhere;
    }

    /** Along the Hilbert curve: without its last bit, that of a part twice as large. */
    private static long code(long spot) {
        double sine = Math.sin(Math.toRadians(Math.max(
                -NORTHMOST, Math.min(NORTHMOST, (double) IncidentTable.latitude(spot) / IncidentTable.PER_DEGREE))));
        double x = (double) IncidentTable.longitude(spot) / IncidentTable.PER_DEGREE / 360 + 0.5;
        double y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
        return Integer.toUnsignedLong(HilbertCode.encode(HilbertCode.MAX_LEVEL, ordinate(x), ordinate(y)));
    }

    private static int ordinate(double share) {
        int most = (1 << HilbertCode.MAX_LEVEL) - 1;
        return Math.max(0, Math.min(most, (int) (share * (most + 1))));
    }

    int size() {
        return parts + places.length + (hasNowhere ? 1 : 0);
    }

    int of(int row) {
        return cellOf[row];
    }

    /** Writes of each cell its mean position, how many spots it holds and the coarsest precision in it. */
    void write(ColumnFile file) {
        double[] longitudes = new double[parts];
        double[] latitudes = new double[parts];
        int[] incidents = new int[parts];
        int[] coarsest = new int[size()];
        for (int row = 0; row < table.rows; row++) {
            int cell = cellOf[row];
            coarsest[cell] = Math.max(coarsest[cell], table.geoPrecision[row]);
            if (cell < parts) {
                long spot = table.spot(row);
                incidents[cell]++;
                longitudes[cell] += IncidentTable.longitude(spot);
                latitudes[cell] += IncidentTable.latitude(spot);
            }
        }
        int[] spots = spots();
        file.differences("longitude", parts, cell -> Math.round(longitudes[cell] / incidents[cell]))
                .differences("latitude", parts, cell -> Math.round(latitudes[cell] / incidents[cell]))
                .numbers("spots", parts, cell -> spots[cell])
                .numbers("coarsest", size(), cell -> coarsest[cell]);
    }

    /** How many spots there are in each part. */
    private int[] spots() {
        int[] rows = IntStream.range(0, table.rows)
                .filter(row -> cellOf[row] < parts)
                .toArray();
        int[] spots = new int[parts];
        long[] distinct =
                IntStream.of(rows).mapToLong(table::spot).sorted().distinct().toArray();
        int[] cells = new int[distinct.length];
        for (int row : rows) {
            cells[Arrays.binarySearch(distinct, table.spot(row))] = cellOf[row];
        }
        for (int cell : cells) {
            spots[cell]++;
        }
        return spots;
    }

    /** The ids of the places that have a cell, in order. */
    List<String> places() {
        return IntStream.of(places).mapToObj(place -> table.place(place).id()).toList();
    }
}
