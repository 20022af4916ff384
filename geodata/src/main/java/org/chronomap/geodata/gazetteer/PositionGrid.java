package org.chronomap.geodata.gazetteer;

/**
 * Which of many positions are near another: by cells of longitude and latitude, each with its rows side by side. Immutable. To
 * fill it is one sort by counting; it needs 4 bytes a row and a cell, where an STRtree needs some 100 for each point.
 */
final class PositionGrid {

    private static final double EARTH_RADIUS_KILOMETRES = 6371.0088;
    private static final double KILOMETRES_PER_DEGREE = Math.toRadians(EARTH_RADIUS_KILOMETRES);

    private final float[] longitudes;
    private final float[] latitudes;
    private final int cellsPerDegree;
    private final int columns;
    private final int lines;
    private final int[] starts;
    private final int[] rows;

    /** Takes a row that is near, and how near. */
    @FunctionalInterface
    interface Visitor {
        void visit(int row, double kilometres);
    }

    /**
     * @param from the first row that counts
     * @param until the first row behind it that does not
     */
    PositionGrid(int cellsPerDegree, float[] longitudes, float[] latitudes, int from, int until) {
        this.cellsPerDegree = cellsPerDegree;
        this.columns = 360 * cellsPerDegree;
        this.lines = 180 * cellsPerDegree;
        this.starts = new int[columns * lines + 1];
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        this.rows = new int[until - from];
        for (int row = from; row < until; row++) {
            starts[cell(row) + 1]++;
        }
        for (int cell = 0; cell < columns * lines; cell++) {
            starts[cell + 1] += starts[cell];
        }
        int[] next = starts.clone();
        for (int row = from; row < until; row++) {
            rows[next[cell(row)]++] = row;
        }
    }

    private int cell(int row) {
        return line(latitudes[row]) * columns + Math.floorMod(column(longitudes[row]), columns);
    }

    private int column(double longitude) {
        return (int) Math.floor((longitude + 180) * cellsPerDegree);
    }

    private int line(double latitude) {
        return Math.max(0, Math.min(lines - 1, (int) Math.floor((latitude + 90) * cellsPerDegree)));
    }

    /** All within a distance, in no order. */
    void within(double kilometres, double longitude, double latitude, Visitor visitor) {
        double degrees = kilometres / KILOMETRES_PER_DEGREE;
        double south = latitude - degrees;
        double north = latitude + degrees;
        // A circle is widest nearer to the pole than its centre; one that holds a pole has every longitude.
        double width = Math.max(-south, north) >= 90
                ? 180
                : Math.toDegrees(Math.asin(Math.sin(Math.toRadians(degrees)) / Math.cos(Math.toRadians(latitude))));
        int west = column(longitude - width);
        int east = Math.min(column(longitude + width), west + columns - 1);
        for (int line = line(south); line <= line(north); line++) {
            for (int column = west; column <= east; column++) {
                int cell = line * columns + Math.floorMod(column, columns);
                for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                    double distance = kilometres(longitude, latitude, longitudes[rows[i]], latitudes[rows[i]]);
                    if (distance <= kilometres) {
                        visitor.visit(rows[i], distance);
                    }
                }
            }
        }
    }

    /** Kilometres on a sphere, half a per cent off at the most: near enough to choose by. */
    static double kilometres(double longitude, double latitude, double otherLongitude, double otherLatitude) {
        double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double h = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude)) * east * east;
        return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
