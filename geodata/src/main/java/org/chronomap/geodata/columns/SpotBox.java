package org.chronomap.geodata.columns;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.locationtech.jts.shape.fractal.HilbertCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The box around the spots of some incidents; never across ±180°. In units of quantised positions. */
record SpotBox(int west, int south, int east, int north, int placeless) {

    /** So that no code has a sign. */
    private static final int LEVEL = HilbertCode.MAX_LEVEL - 1;

    static SpotBox around(IncidentTable table, int[] rows) {
        int west = Integer.MAX_VALUE;
        int south = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int north = Integer.MIN_VALUE;
        int placeless = 0;
        for (int row : rows) {
            long spot = table.spot(row);
            if (spot == IncidentTable.NOWHERE) {
                placeless++;
            } else {
                west = Math.min(west, IncidentTable.longitude(spot));
                east = Math.max(east, IncidentTable.longitude(spot));
                south = Math.min(south, IncidentTable.latitude(spot));
                north = Math.max(north, IncidentTable.latitude(spot));
            }
        }
        return new SpotBox(west, south, east, north, placeless);
    }

    /** Rows along the Hilbert curve through the box around their spots, those that have none last. */
    static int[] inHilbertOrder(IncidentTable table) {
        SpotBox box = around(table, IntStream.range(0, table.rows).toArray());
        long[] keys = new long[table.rows];
        for (int row = 0; row < table.rows; row++) {
            keys[row] = (box.code(table.spot(row)) << Integer.SIZE) | row;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private long code(long spot) {
        return spot == IncidentTable.NOWHERE
                ? Integer.MAX_VALUE
                : HilbertCode.encode(
                        LEVEL,
                        share(IncidentTable.longitude(spot), west, east),
                        share(IncidentTable.latitude(spot), south, north));
    }

    private static int share(int value, int from, int until) {
        long most = (1L << LEVEL) - 1;
        return until == from ? 0 : (int) (most * ((long) value - from) / ((long) until - from));
    }

    /** West, south, east, north in degrees; null where nothing has a spot. */
    void write(ObjectNode json) {
        if (west > east) {
            json.putNull("bbox");
            return;
        }
        ArrayNode bbox = json.putArray("bbox");
        for (int edge : new int[] {west, south, east, north}) {
            bbox.add((double) edge / IncidentTable.PER_DEGREE);
        }
    }
}
