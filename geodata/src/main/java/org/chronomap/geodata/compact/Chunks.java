package org.chronomap.geodata.compact;

import java.nio.ByteBuffer;

/** Where bytes lie that are looked at a chunk at a time, by their numbers: in memory or in a file. Asked by any thread. */
@FunctionalInterface
public interface Chunks {

    /** The bytes of a chunk from its position 0 on, big-endian: not to be written to, nor moved. */
    ByteBuffer get(int number);
}
