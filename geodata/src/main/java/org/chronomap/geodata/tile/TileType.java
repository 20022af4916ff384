package org.chronomap.geodata.tile;

/** What tiles are (PMTiles 3, section 3.2). */
public enum TileType {
    UNKNOWN(0),
    MVT(1),
    PNG(2),
    JPEG(3),
    WEBP(4),
    AVIF(5),
    MLT(6);

    private final int number;

    TileType(int number) {
        this.number = number;
    }

    /** As the header has it. */
    byte number() {
        return (byte) number;
    }

    static TileType of(int number) {
        for (TileType one : values()) {
            if (one.number == number) {
                return one;
            }
        }
        return UNKNOWN;
    }
}
