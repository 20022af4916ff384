package org.chronomap.backend.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chronomap.backend.Http;

/** Some who read at a steady pace, each a few times a second, and how long they wait: from when they wanted to read. */
final class Readers implements AutoCloseable {

    private static final long PAUSE_MS = 200;

    private final ScheduledExecutorService threads;
    private final List<Double> times = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    Readers(Http http, List<String> addresses) {
        threads = Executors.newScheduledThreadPool(addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            long delay = PAUSE_MS * i / addresses.size();
            Future<?> unused = threads.scheduleAtFixedRate(
                    new Reading(http, address, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay)),
                    delay,
                    PAUSE_MS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private final class Reading implements Runnable {

        private final Http http;
        private final String address;
        private long due;

        Reading(Http http, String address, long due) {
            this.http = http;
            this.address = address;
            this.due = due;
        }

        @Override
        public void run() {
            try {
                int status = http.get(address).status();
                if (status != 200) {
                    failures.add(status + " " + address);
                }
            } catch (RuntimeException e) {
                failures.add(e.getCause() + " " + address);
            }
            times.add((System.nanoTime() - due) / 1e6);
            due += TimeUnit.MILLISECONDS.toNanos(PAUSE_MS);
        }
    }

    /** Milliseconds that a share of the reads did not exceed. */
    double percentile(double share) {
        List<Double> sorted;
        synchronized (times) {
            sorted = times.stream().sorted().toList();
        }
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.round((sorted.size() - 1) * share));
    }

    /** Reads that got no answer as they should, by what they got. */
    String failures() {
        synchronized (failures) {
            return failures.stream()
                    .collect(Collectors.groupingBy(failure -> failure, Collectors.counting()))
                    .toString();
        }
    }

    @Override
    public void close() {
        if (!Threads.end(threads)) {
            failures.add("A read that does not end");
        }
    }
}
