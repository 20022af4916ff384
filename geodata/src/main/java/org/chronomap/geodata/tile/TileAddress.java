package org.chronomap.geodata.tile;

import org.chronomap.geodata.geo.Extent;

/**
 * Where a tile lies in the Web Mercator square, as the tile matrix set WebMercatorQuad counts.
 *
 * @param zoom 0 is the whole world in one tile, in [0, {@value #MAX_ZOOM}]
 * @param x 0 is the western-most tile, in [0, 2^zoom)
 * @param y 0 is the northern-most tile, in [0, 2^zoom)
 */
public record TileAddress(int zoom, int x, int y) {

    /** Deeper, a tile would be narrower than a metre, and an id more than JavaScript counts exactly. */
    public static final int MAX_ZOOM = 26;

    /** Where the square ends to the north and south, degrees. */
    private static final double MAX_LATITUDE = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

    public TileAddress {
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom is %d: expected 0 to %d".formatted(zoom, MAX_ZOOM));
        }
        int side = 1 << zoom;
        if (x < 0 || x >= side || y < 0 || y >= side) {
            throw new IllegalArgumentException(
                    "Tile %d/%d/%d: expected x and y from 0 to %d at this zoom".formatted(zoom, x, y, side - 1));
        }
    }

    /** The tile that holds a position; one beyond the square is held by the tile at its edge. */
    public static TileAddress of(int zoom, double longitude, double latitude) {
        double side = 1 << zoom;
        double sine = Math.sin(Math.toRadians(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude))));
        double x = (longitude / 360 + 0.5) * side;
        double y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side;
        return new TileAddress(zoom, within(x, side), within(y, side));
    }

    private static int within(double value, double side) {
        return (int) Math.max(0, Math.min(side - 1, Math.floor(value)));
    }

    /**
     * The place of the tile on the Hilbert curves of all zooms, one after the other (PMTiles 3, section 4.1): tiles that are near
     * have ids that are near.
     */
    public long id() {
        long before = firstId(zoom);
        long along = 0;
        int px = x;
        int py = y;
        for (int level = zoom - 1; level >= 0; level--) {
            int side = 1 << level;
            int right = (px & side) == 0 ? 0 : 1;
            int down = (py & side) == 0 ? 0 : 1;
            along += (long) side * side * ((3 * right) ^ down);
            // The curve enters each quarter turned.
            px &= side - 1;
            py &= side - 1;
            if (down == 0) {
                if (right == 1) {
                    px = side - 1 - px;
                    py = side - 1 - py;
                }
                int swapped = px;
                px = py;
                py = swapped;
            }
        }
        return before + along;
    }

    /** @throws IllegalArgumentException if no zoom up to {@value #MAX_ZOOM} has such an id */
    public static TileAddress of(long id) {
        int zoom = zoomOf(id);
        long along = id - firstId(zoom);
        int x = 0;
        int y = 0;
        for (int level = 0; level < zoom; level++) {
            int side = 1 << level;
            int right = (int) (along / 2) & 1;
            int down = (int) (along ^ right) & 1;
            if (down == 0) {
                if (right == 1) {
                    x = side - 1 - x;
                    y = side - 1 - y;
                }
                int swapped = x;
                x = y;
                y = swapped;
            }
            x += side * right;
            y += side * down;
            along /= 4;
        }
        return new TileAddress(zoom, x, y);
    }

    /** @throws IllegalArgumentException if no zoom up to {@value #MAX_ZOOM} has such an id */
    static int zoomOf(long id) {
        for (int zoom = 0; zoom <= MAX_ZOOM; zoom++) {
            if (id >= 0 && id < firstId(zoom + 1)) {
                return zoom;
            }
        }
        throw new IllegalArgumentException("Tile id %d: expected 0 to %d".formatted(id, firstId(MAX_ZOOM + 1) - 1));
    }

    /** How many tiles all smaller zooms have. */
    private static long firstId(int zoom) {
        return ((1L << (2 * zoom)) - 1) / 3;
    }

    public Extent extent() {
        double side = 1 << zoom;
        return new Extent(
                x / side * 360 - 180, latitude((y + 1) / side), (x + 1) / side * 360 - 180, latitude(y / side));
    }

    private static double latitude(double down) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * down))));
    }
}
