package org.chronomap.backend.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chronomap.backend.fuzz.LoopWatch.Hold;
import org.jspecify.annotations.Nullable;

/** Sends requests to a stage, a few at a time, and gathers what was wrong. */
final class Fuzzing {

    /** Of requests that nobody waits for one by one. */
    static final int AT_ONCE = 4;

    private static final int SHOWN = 1_500;
    private static final Path KEPT = Path.of("target", "fuzz");

    private final Stage stage;
    private final int atOnce;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Set<WireRequest> underWay = ConcurrentHashMap.newKeySet();
    private Duration slowest = Duration.ZERO;
    private String slowestRequest = "";
    private Hold longest = new Hold(Duration.ZERO, "");

    /** @param times that something of the kind was seen; kept is the first */
    private record Failure(String what, List<WireRequest> sent, int times) {}

    Fuzzing(Stage stage, int atOnce) {
        this.stage = stage;
        this.atOnce = atOnce;
    }

    /** @param next null = that was all */
    void send(Supplier<@Nullable WireRequest> next) {
        try (LogWatch log = new LogWatch();
                LoopWatch loops = new LoopWatch(stage.context())) {
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                Thread sender = new Thread(() -> sendAll(next, log), "fuzz-" + i);
                senders.add(sender);
                sender.start();
            }
            for (Thread sender : senders) {
                sender.join();
            }
            longest = loops.longest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void sendAll(Supplier<@Nullable WireRequest> next, LogWatch log) {
        for (WireRequest request = next.get(); request != null; request = next.get()) {
            try {
                sendOne(request, log);
            } catch (RuntimeException e) {
                note("The stage fell: " + e, List.of(request));
            }
        }
    }

    private void sendOne(WireRequest request, LogWatch log) {
        WireRequest sent = stage.filled(request);
        underWay.add(request);
        long begin = System.nanoTime();
        Wire.@Nullable Answer answer = Wire.send(stage.port(), sent);
        count(answer == null ? 0 : answer.status(), Duration.ofNanos(System.nanoTime() - begin), sent);
        if (answer != null) {
            if (answer.status() == 401) {
                stage.forget(sent);
            }
            Judge.fault(sent, answer).ifPresent(fault -> note(fault, List.of(request)));
        }
        log.take().forEach(fault -> note(fault, List.copyOf(underWay)));
        underWay.remove(request);
    }

    private synchronized void count(int status, Duration time, WireRequest sent) {
        statuses.merge(status, 1, Integer::sum);
        if (time.compareTo(slowest) > 0) {
            slowest = time;
            slowestRequest = sent.name() + ", " + sent.firstLine();
        }
    }

    private synchronized void note(String what, List<WireRequest> sent) {
        String kind = atOnce == 1
                ? sent.get(0).name()
                : what.substring(0, Math.min(what.length(), 160)).replaceAll("[0-9]+", "0");
        failures.merge(
                kind,
                new Failure(what, sent, 1),
                (first, again) -> new Failure(first.what(), first.sent(), first.times() + 1));
    }

    /** What was wrong, each with the request at which it was seen first, as the corpus takes it; whole ones are kept in {@code target/fuzz}. */
    List<String> failures() {
        List<String> told = new ArrayList<>();
        for (Failure failure : failures.values()) {
            StringBuilder text = new StringBuilder(failure.times() + " times: " + failure.what() + '\n');
            for (WireRequest sent : failure.sent()) {
                String whole = sent.toString();
                text.append(whole, 0, Math.min(whole.length(), SHOWN)).append('\n');
                keep(sent.name(), failure.what(), whole);
            }
            told.add(text.toString());
        }
        return told;
    }

    private static void keep(String name, String what, String request) {
        try {
            Files.createDirectories(KEPT);
            Files.writeString(
                    KEPT.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".http"),
                    request + "\n### " + what.replace("\n", "\n# ") + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Hold longestHold() {
        return longest;
    }

    /** How many were sent, how they were answered, and what took long; 0 = no answer was waited for. */
    String summary() {
        int all = statuses.values().stream().mapToInt(Integer::intValue).sum();
        return "%,d requests, answered %s; slowest %d ms (%s); an event loop was held for %d ms at most%s"
                .formatted(
                        all,
                        statuses,
                        slowest.toMillis(),
                        slowestRequest.substring(0, Math.min(200, slowestRequest.length())),
                        longest.time().toMillis(),
                        Optional.of(longest.what())
                                .filter(what -> !what.isEmpty())
                                .map(what -> ":\n" + what)
                                .orElse(""));
    }
}
