package org.chronomap.geodata.tile;

/**
 * What a directory says of tiles with ids that follow one another and are all the same, or of a leaf directory.
 *
 * @param tileId the first id
 * @param offset from the beginning of the tile data; of a leaf directory, from the beginning of all of them
 * @param length in bytes, more than 0
 * @param run how many tiles; 0 = a leaf directory, of this id and those that follow
 */
record DirectoryEntry(long tileId, long offset, int length, int run) {

    boolean isLeaf() {
        return run == 0;
    }

    /** The id after the last of its tiles. */
    long nextId() {
        return tileId + run;
    }
}
