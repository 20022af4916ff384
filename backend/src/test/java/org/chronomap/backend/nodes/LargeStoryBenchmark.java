package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.editing.Replacement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Edits of a story of {@code benchmark.large.incidents} incidents while it is read. */
@TestPropertySource(properties = {"chronomap.editor.username=anna", "chronomap.editor.password=a-long-secret-1"})
@DirtiesContext
class LargeStoryBenchmark extends ServerTest {

    private static final int INCIDENTS = Integer.getInteger("benchmark.large.incidents", 2_000);
    private static final Duration TIME = Duration.ofMillis(Integer.getInteger("benchmark.large.millis", 100));
    private static final int ROUNDS = Integer.getInteger("benchmark.large.rounds", 1);
    private static final String ITEMS = "/stories/" + LargeStory.ID + "/collections/incidents/items";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("anna:a-long-secret-1".getBytes(StandardCharsets.UTF_8));

    @Autowired
    private Replacement replacement;

    private final Random random = new Random(7);
    private int edits;

    @Test
    void editsWhileReadersRead() {
        long begin = System.nanoTime();
        replacement.ofUnknown(LargeStory.ID, LargeStory.documents(INCIDENTS)).block(Duration.ofMinutes(5));
        System.out.printf("%,d incidents imported in %.1f s%n", INCIDENTS, (System.nanoTime() - begin) / 1e9);
        reads(TIME);
        double first = editAndSee();
        List<Double> quiet = new ArrayList<>();
        List<Double> edited = new ArrayList<>();
        List<Double> shown = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            quiet.add(percentile(reads(TIME), 0.99));
            edited.add(percentile(readsWhileEdited(shown), 0.99));
        }
        System.out.println(shown.stream().map(ms -> "%.0f".formatted(ms)).toList());
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "99th percentile of reads, median of %d rounds of %d ms: %.1f ms without edits, %.1f ms with one each second;"
                        + " the first edit shown after %.0f ms, %d more after %.0f ms (median), %.0f ms (slowest);"
                        + " %d MB in use%n",
                ROUNDS,
                TIME.toMillis(),
                percentile(quiet, 0.5),
                percentile(edited, 0.5),
                first,
                shown.size(),
                percentile(shown, 0.5),
                percentile(shown, 1),
                used >> 20);
        keepAndRestore();
    }

    private void keepAndRestore() {
        long begin = System.nanoTime();
        Answer kept = http.get("/backup", "Authorization", AUTHORIZATION);
        long between = System.nanoTime();
        assertThat(kept.status()).isEqualTo(200);
        Answer restored = http.sendBytes("POST", "/restore", kept.bytes(), "Authorization", AUTHORIZATION);
        long end = System.nanoTime();
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        System.out.printf(
                "An archive of %.1f MB made in %.1f s, restored in %.1f s%n",
                kept.bytes().length / 1e6, (between - begin) / 1e9, (end - between) / 1e9);
        assertThat(http.get(ITEMS + "?limit=1").json().get("numberMatched").intValue())
                .isEqualTo(INCIDENTS);
    }

    private List<Double> readsWhileEdited(List<Double> shown) {
        AtomicBoolean ended = new AtomicBoolean();
        Thread editor = new Thread(() -> {
            // Once at the least.
            do {
                long begin = System.nanoTime();
                shown.add(editAndSee());
                Patiently.pause(Duration.ofMillis(Math.max(0, 1_000 - (System.nanoTime() - begin) / 1_000_000)));
            } while (!ended.get());
        });
        editor.start();
        List<Double> times = reads(TIME);
        ended.set(true);
        try {
            editor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return times;
    }

    /** Milliseconds from an edit's being sent until the next reader sees it. */
    private double editAndSee() {
        String address = ITEMS + '/' + LargeStory.id(random.nextInt(INCIDENTS));
        String title = "Edit " + ++edits;
        String etag = http.get(address).header("ETag");
        long begin = System.nanoTime();
        Answer answer = http.sendJson(
                "PATCH",
                address,
                "{\"properties\": {\"title\": {\"en\": \"" + title + "\"}}}",
                "Authorization",
                AUTHORIZATION,
                "If-Match",
                etag);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(http.get(address).text()).contains(title);
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Milliseconds that each read took, one after the other for a time. */
    private List<Double> reads(Duration time) {
        Random asked = new Random(11);
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            String query = query(asked);
            long begin = System.nanoTime();
            Answer answer = http.get(ITEMS + query);
            times.add((System.nanoTime() - begin) / 1e6);
            assertThat(answer.status()).as(query).isEqualTo(200);
        }
        return times;
    }

    private static String query(Random random) {
        double west = random.nextDouble() * 300 - 170;
        double south = random.nextDouble() * 120 - 70;
        return switch (random.nextInt(3)) {
            case 0 -> "?limit=100";
            case 1 -> "?limit=100&bbox=%.2f,%.2f,%.2f,%.2f".formatted(west, south, west + 10, south + 10);
            default -> "?limit=100&datetime=2022-%02d-10/2022-%02d-20".formatted(1 + random.nextInt(12), 12);
        };
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.round((sorted.size() - 1) * share));
    }
}
