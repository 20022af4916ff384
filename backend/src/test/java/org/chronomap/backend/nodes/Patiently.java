package org.chronomap.backend.nodes;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what happens by itself. */
final class Patiently {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Patiently() {}

    /**
     * How long it took until something was so.
     *
     * @throws AssertionError when it was not within a time
     */
    static Duration until(String what, Duration longest, BooleanSupplier so) {
        long begin = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - begin > longest.toNanos()) {
                throw new AssertionError(what + ": not within " + longest);
            }
            pause(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
