package org.chronomap.backend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.chronomap.backend.Http;
import org.chronomap.backend.nodes.Newsdesk;

/**
 * What somebody has to wait for who reads the bundled story beside whatever a server does.
 *
 * @param aSecond how many reads are due
 */
record SteadyReads(Http http, int aSecond) {

    /**
     * @param over no more are wanted
     * @return milliseconds of each, from when it was due
     */
    List<Double> times(AtomicBoolean over, int most) {
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < most && !over.get()) {
            long due = begin + times.size() * 1_000_000_000L / aSecond;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            Http.Answer read = http.get(
                    Newsdesk.ITEMS + "?limit=20&datetime=2022-01-05/2022-01-%02d".formatted(6 + times.size() % 20));
            assertThat(read.status()).isEqualTo(200);
            times.add((System.nanoTime() - due) / 1e6);
        }
        return times;
    }

    static double percentile99(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.round((sorted.size() - 1) * 0.99));
    }
}
