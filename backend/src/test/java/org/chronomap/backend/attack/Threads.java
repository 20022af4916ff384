package org.chronomap.backend.attack;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends threads, which may take a while. */
final class Threads {

    private Threads() {}

    /** Whether all that had begun came to its end. */
    static boolean end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        return false;
    }
}
