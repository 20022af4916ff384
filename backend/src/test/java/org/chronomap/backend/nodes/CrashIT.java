package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server is killed while editors write and a file is imported, again and again: what was acknowledged is there, and nothing twice;
 * of the file all or nothing.
 */
class CrashIT {

    private static final int WRITERS = 4;
    private static final int SHORTEST_MS = 300;
    private static final int LONGEST_MS = 1_500;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostOnH2() throws InterruptedException {
        // The server has the database stay open after the last connection, and the file remembers that.
        String url =
                "jdbc:h2:file:" + folder.resolve("data").resolve("chronomap").toAbsolutePath() + ";DB_CLOSE_DELAY=0";
        crash("H2", Integer.getInteger("crash.rounds.h2", 1), List.of(), () -> KeptState.read(url, "sa", null));
    }

    @Test
    void nothingAcknowledgedIsLostOnPostgreSql() throws InterruptedException {
        Postgres postgres = Postgres.shared();
        String url = postgres.newDatabase();
        crash(
                "PostgreSQL",
                Integer.getInteger("crash.rounds.postgresql", 1),
                List.of("--spring.r2dbc.url=" + url, "--spring.r2dbc.username=" + postgres.user()),
                // The commit that the killed server asked for last may still be under way.
                () -> KeptState.read(
                        url.replace("r2dbc:", "jdbc:"), postgres.user(), "SELECT pg_advisory_lock(4127802022)"));
    }

    private void crash(String database, int rounds, List<String> arguments, Supplier<KeptState> kept)
            throws InterruptedException {
        Random random = new Random(20220105);
        Writing writing = new Writing();
        String shared = null;
        Importing importing = null;
        int changes = 0;
        for (int round = 0; round < rounds; round++) {
            JarServer server = JarServer.start(folder, arguments);
            Newsdesk desk = new Newsdesk(server.http());
            if (shared == null) {
                shared = desk.post("shared", "shared").header("Location");
                importing = Importing.begin(server.http());
            }
            writing.again(desk);
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                String name = "r" + round + "-w" + i;
                String item = shared;
                writers.execute(() -> writing.write(desk, name, item));
            }
            Patiently.pause(Duration.ofMillis(SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS)));
            server.kill();
            writers.shutdown();
            assertThat(writers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            changes = check(database, round, kept.get(), writing);
        }
        JarServer last = JarServer.start(folder, arguments);
        writing.again(new Newsdesk(last.http()));
        Objects.requireNonNull(importing).continueAndUndo(last.http());
        last.kill();
        KeptState end = kept.get();
        check(database, rounds, end, writing);
        assertThat(Importing.rows(end)).as("of what was undone").isZero();
        System.out.printf(
                "%s: killed %d times; %d changes in the log, %d acknowledged, 0 lost, 0 doubled; log and rows agree%n",
                database, rounds, changes, writing.acknowledged().size());
    }

    private static int check(String database, int round, KeptState kept, Writing writing) {
        String when = database + ", round " + (round + 1);
        Map<String, Integer> times = new HashMap<>();
        for (Change change : kept.changes()) {
            times.merge(title(change), 1, Integer::sum);
        }
        Importing.requireAllOrNothing(kept, when);
        List<String> lost = new ArrayList<>(writing.acknowledged());
        lost.removeIf(times::containsKey);
        assertThat(lost).as(when + ": acknowledged and lost").isEmpty();
        assertThat(times.entrySet().stream()
                        .filter(title -> title.getKey().matches("r\\d+-w.*") && title.getValue() > 1))
                .as(when + ": there twice")
                .isEmpty();
        assertThat(kept.replayed()).as(when + ": the log replayed").isEqualTo(kept.items());
        assertThat(writing.complaints())
                .as(when + ": answers that nobody should get")
                .isEmpty();
        return kept.changes().size();
    }

    private static String title(Change change) {
        return change.after() == null
                ? ""
                : JsonMapper.shared().readTree(change.after()).at("/title/en").asString("");
    }
}
