package org.chronomap.backend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chronomap.backend.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in the hands of strangers for {@code fuzz.minutes}, on each database by turns, from {@code fuzz.seed} on. */
class FuzzIT {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 0));
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Duration LONGEST_HOLD = Duration.ofMillis(Integer.getInteger("fuzz.hold.millis", 1_000));
    /** After so many a new server begins, so that what the earlier ones left does not slow down the later. */
    private static final int OF_ONE_SERVER = 20_000;

    @TempDir
    Path folder;

    @Test
    void holdsOut() {
        assumeTrue(TIME.toMinutes() > 0, "-Dfuzz.minutes is not given");
        List<String> failures = new ArrayList<>();
        long end = System.nanoTime() + TIME.toNanos();
        for (long seed = SEED; System.nanoTime() < end; seed++) {
            boolean h2 = (seed - SEED) % 2 == 0;
            try (Stage stage = Stage.open(folder.resolve("data-" + seed), h2 ? List.of() : postgres())) {
                Fuzzing fuzzing = new Fuzzing(stage, Fuzzing.AT_ONCE);
                Generator generator = new Generator(seed, Address.all(stage.context()), new Bodies(stage));
                AtomicLong number = new AtomicLong();
                fuzzing.send(() -> {
                    long next = number.getAndIncrement();
                    return next < OF_ONE_SERVER && System.nanoTime() < end ? generator.make(next) : null;
                });
                System.out.println("Seed " + seed + " on " + (h2 ? "H2" : "PostgreSQL") + ": " + fuzzing.summary());
                fuzzing.failures().forEach(System.out::println);
                failures.addAll(fuzzing.failures());
                LoopWatch.Hold hold = fuzzing.longestHold();
                if (hold.time().compareTo(LONGEST_HOLD) > 0) {
                    failures.add("An event loop was held for " + hold.time().toMillis() + " ms\n" + hold.what());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> postgres() {
        Postgres postgres = Postgres.shared();
        return List.of("--spring.r2dbc.url=" + postgres.newDatabase(), "--spring.r2dbc.username=" + postgres.user());
    }
}
