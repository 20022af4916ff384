package org.chronomap.geodata.tile;

import java.io.IOException;

/** Bytes that are read in parts: of a file, or of memory. */
public interface ByteRanges {

    /** How many bytes there are. */
    long size() throws IOException;

    /**
     * @param offset of the first byte, from 0; offset + length is at most the size
     * @throws IOException if they cannot be read, or are not there
     */
    byte[] read(long offset, int length) throws IOException;
}
