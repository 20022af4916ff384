package org.chronomap.backend.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.jspecify.annotations.Nullable;

/** Changes an incident once a second. */
final class Editor implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Http http;
    private final String address;
    private final String[] credentials;
    private final List<String> refused = new ArrayList<>();
    private int acknowledged;
    private double slowest;

    /** @param credentials name and value of a header */
    Editor(Http http, String address, String... credentials) {
        this.http = http;
        this.address = address;
        this.credentials = credentials;
        Future<?> unused = thread.scheduleWithFixedDelay(this::edit, 0, 1, TimeUnit.SECONDS);
    }

    private void edit() {
        long begin = System.nanoTime();
        @Nullable String refusal;
        try {
            String etag = http.get(address).header("ETag");
            Answer answer = http.sendJson(
                    "PATCH",
                    address,
                    "{\"properties\": {\"summary\": {\"en\": \"As of " + begin + "\"}}}",
                    credentials[0],
                    credentials[1],
                    "If-Match",
                    etag);
            refusal = answer.status() == 200 ? null : String.valueOf(answer.status());
        } catch (RuntimeException e) {
            refusal = String.valueOf(e.getCause());
        }
        note(refusal, (System.nanoTime() - begin) / 1e6);
    }

    private synchronized void note(@Nullable String refusal, double time) {
        slowest = Math.max(slowest, time);
        if (refusal == null) {
            acknowledged++;
        } else {
            refused.add(refusal);
        }
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /** Milliseconds from when the item was read until the change was answered. */
    synchronized double slowest() {
        return slowest;
    }

    @Override
    public void close() {
        Threads.end(thread);
    }
}
