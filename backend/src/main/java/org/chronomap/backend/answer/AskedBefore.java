package org.chronomap.backend.answer;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Whether something was asked for lately: each hash has one place in a table of fixed size, where the next that falls there replaces it.
 * Who asks for something else each time fills no cache by it. It may err: then something is kept that was asked for once.
 */
final class AskedBefore {

    private static final int PLACES = 1 << 14;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(PLACES);

    /** Notes that it is asked for now. */
    boolean note(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        return hashes.getAndSet(mixed >>> 18, mixed | 1) == (mixed | 1);
    }
}
