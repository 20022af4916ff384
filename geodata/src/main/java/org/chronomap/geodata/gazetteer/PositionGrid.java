package org.chronomap.geodata.gazetteer;

/**
 * Which of many positions are near another: by cells of longitude and latitude, each with its rows side by side. Immutable. To
 * fill it is one sort by counting; it needs 16 bytes a row and 4 a cell, where an STRtree needs some 100 for each point. Distances
 * are measured straight through the Earth, which needs no trigonometry for each point: at sea thousands are looked at.
 */
final class PositionGrid {

    private static final double EARTH_RADIUS_KILOMETRES = 6371.0088;
    private static final double KILOMETRES_PER_DEGREE = Math.toRadians(EARTH_RADIUS_KILOMETRES);

    private final int cellsPerDegree;
    private final int columns;
    private final int lines;
    private final int[] starts;
    private final int[] rows;
    /** Where each of the rows is on a sphere of radius 1, in the same order: to the equator at 0° and at 90° E, and to the north pole. */
    private final float[] x;

    private final float[] y;
    private final float[] z;

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
        this.rows = new int[until - from];
        for (int row = from; row < until; row++) {
            starts[cell(longitudes[row], latitudes[row]) + 1]++;
        }
        for (int cell = 0; cell < columns * lines; cell++) {
            starts[cell + 1] += starts[cell];
        }
        int[] next = starts.clone();
        for (int row = from; row < until; row++) {
            rows[next[cell(longitudes[row], latitudes[row])]++] = row;
        }
        this.x = new float[rows.length];
        this.y = new float[rows.length];
        this.z = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double longitude = Math.toRadians(longitudes[rows[i]]);
            double latitude = Math.toRadians(latitudes[rows[i]]);
            x[i] = (float) (Math.cos(latitude) * Math.cos(longitude));
            y[i] = (float) (Math.cos(latitude) * Math.sin(longitude));
            z[i] = (float) Math.sin(latitude);
        }
    }

    private int cell(double longitude, double latitude) {
        return line(latitude) * columns + Math.floorMod(column(longitude), columns);
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
        double eastward = Math.cos(Math.toRadians(latitude));
        double centreX = eastward * Math.cos(Math.toRadians(longitude));
        double centreY = eastward * Math.sin(Math.toRadians(longitude));
        double centreZ = Math.sin(Math.toRadians(latitude));
        double longest = chord(kilometres);
        int west = column(longitude - width);
        int wide = Math.min(column(longitude + width) - west + 1, columns);
        int first = Math.floorMod(west, columns);
        for (int line = line(south); line <= line(north); line++) {
            int column = first;
            for (int n = 0; n < wide; n++) {
                int cell = line * columns + column;
                column = column + 1 == columns ? 0 : column + 1;
                for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                    double dx = x[i] - centreX;
                    double dy = y[i] - centreY;
                    double dz = z[i] - centreZ;
                    double square = dx * dx + dy * dy + dz * dz;
                    if (square <= longest * longest) {
                        visitor.visit(rows[i], arc(Math.sqrt(square)));
                    }
                }
            }
        }
    }

    /** On a sphere of radius 1, straight from end to end of a way on the Earth. */
    private static double chord(double kilometres) {
        return 2 * Math.sin(Math.min(Math.PI, kilometres / EARTH_RADIUS_KILOMETRES) / 2);
    }

    private static double arc(double chord) {
        return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, chord / 2));
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
