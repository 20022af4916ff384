package org.chronomap.geodata.tile;

/** What tiles are (PMTiles 3, section 3.2); in the order of their numbers. */
public enum TileType {
    UNKNOWN,
    MVT,
    PNG,
    JPEG,
    WEBP,
    AVIF,
    MLT;

    static TileType of(int number) {
        return number < values().length ? values()[number] : UNKNOWN;
    }
}
