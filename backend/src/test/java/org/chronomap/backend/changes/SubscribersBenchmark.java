package org.chronomap.backend.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Many readers at once. The server is in this process, on a real port; the readers are in a process of their own on the same
 * machine, {@code benchmark.subscribers} of them. Latency is from when the editor sends a change until it has come to a reader: the commit is a part of it.
 */
@TestPropertySource(properties = {"chronomap.editor.username=anna", "chronomap.editor.password=a-long-secret-1"})
@DirtiesContext
class SubscribersBenchmark extends ServerTest {

    private static final int SUBSCRIBERS = Integer.getInteger("benchmark.subscribers", 200);
    private static final int NOT_READING = SUBSCRIBERS;
    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private Broadcast broadcast;

    /** When a change had come to half, to 99 % and to all of a crowd, in milliseconds after it was sent. */
    private record Latency(double p50, double p99, double max) {}

    /** Connections in another process. */
    private final class Readers implements AutoCloseable {

        private final Process process;
        private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Readers(int count, boolean reading) throws IOException, InterruptedException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            Path.of("target", "test-classes").toString(),
                            Crowd.class.getName(),
                            String.valueOf(port),
                            STORY + "/changes",
                            String.valueOf(count),
                            String.valueOf(reading))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread reader = new Thread(this::read, "crowd");
            reader.setDaemon(true);
            reader.start();
            assertThat(line()).isEqualTo("open");
        }

        private void read() {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
                lines.add("the readers have ended");
            } catch (IOException | UncheckedIOException e) {
                lines.add(e.toString());
            }
        }

        private String line() throws InterruptedException {
            String line = lines.poll(10, TimeUnit.MINUTES);
            return line == null ? "nothing" : line;
        }

        Latency latency(long sentMicros) throws InterruptedException {
            String[] words = line().split(" ");
            assertThat(words).as("all of them heard of it").hasSize(5).startsWith("seq");
            double[] millis = Arrays.stream(words)
                    .skip(2)
                    .mapToDouble(word -> (Long.parseLong(word) - sentMicros) / 1_000.0)
                    .toArray();
            return new Latency(millis[0], millis[1], millis[2]);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void oneChangeReachesAllOfThem() throws Exception {
        long heap = heap();
        long resident = resident();
        try (Readers readers = new Readers(SUBSCRIBERS, true)) {
            Editing editing = new Editing(http);
            String address = editing.create();
            assertThat(readers.line()).startsWith("seq");
            say("%d subscribers, each %.1f KB of heap and %.1f KB resident"
                    .formatted(
                            SUBSCRIBERS,
                            (heap() - heap) / 1024.0 / SUBSCRIBERS,
                            (resident() - resident) / 1024.0 / SUBSCRIBERS));
            for (int revision = 1; revision <= 10; revision++) {
                long sent = micros();
                editing.title(address, revision, "Title " + revision, "");
                Latency latency = readers.latency(sent);
                say("change %d: p50 %.0f ms, p99 %.0f ms, max %.0f ms"
                        .formatted(revision, latency.p50(), latency.p99(), latency.max()));
            }
        }
        await(0);
    }

    @Test
    void whoStopsReadingTakesNoMemoryAndIsCutOff() throws Exception {
        try (Readers readers = new Readers(NOT_READING, true)) {
            Editing editing = new Editing(http);
            String address = editing.create();
            assertThat(readers.line()).startsWith("seq");
            double[] alone = latencies(readers, editing, address, 1);
            long heap = heap();
            try (Readers notReading = new Readers(NOT_READING, false)) {
                assertThat(notReading.process.isAlive()).isTrue();
                double[] together = latencies(readers, editing, address, 1 + alone.length);
                long taken = heap() - heap;
                await(NOT_READING);
                say(
                        "p99 of %d readers: median %.0f ms, at most %.0f ms; beside as many that do not read %.0f ms, %.0f ms; %.1f MB of heap more"
                                .formatted(
                                        NOT_READING,
                                        alone[alone.length / 2],
                                        alone[alone.length - 1],
                                        together[together.length / 2],
                                        together[together.length - 1],
                                        (double) taken / MEGABYTE));
                assertThat(taken).isLessThan(64L * MEGABYTE);
            }
        }
        await(0);
    }

    /** The p99 of each of some changes of 32 KB, in ascending order: together far more than a socket holds. */
    private static double[] latencies(Readers readers, Editing editing, String address, int revision)
            throws InterruptedException {
        double[] p99 = new double[30];
        for (int i = 0; i < p99.length; i++) {
            String summary = (char) ('a' + i % 26) + "x".repeat(32 * 1024);
            long sent = micros();
            editing.patch(address, revision + i, "{\"summary\": {\"en\": \"" + summary + "\"}}", "");
            p99[i] = readers.latency(sent).p99();
        }
        Arrays.sort(p99);
        return p99;
    }

    private void await(int subscribers) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (broadcast.subscribers() != subscribers && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(broadcast.subscribers()).isEqualTo(subscribers);
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Bytes of this process in memory; 0 where the system does not say. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .sum();
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
