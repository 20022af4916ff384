package org.chronomap.backend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.chronomap.backend.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in the hands of strangers: what was once wrong, and some of what they may yet send. The same every time. */
class FuzzTest {

    private static final long SEED = 20_220_105;
    private static final int REQUESTS = 300;

    @TempDir
    Path folder;

    @Test
    void onH2() {
        try (Stage stage = Stage.open(folder, List.of())) {
            everyAddressAndParameterIsKnown(stage);
            corpus(stage, "H2");
            fuzz(stage, "H2");
        }
    }

    @Test
    void onPostgreSql() {
        Postgres postgres = Postgres.shared();
        try (Stage stage = Stage.open(
                folder,
                List.of(
                        "--spring.r2dbc.url=" + postgres.newDatabase(),
                        "--spring.r2dbc.username=" + postgres.user()))) {
            corpus(stage, "PostgreSQL");
            fuzz(stage, "PostgreSQL");
        }
    }

    private static void everyAddressAndParameterIsKnown(Stage stage) {
        List<Address> addresses = Address.all(stage.context());
        Map<String, List<String>> values = Corpus.table("values.txt");
        Set<String> unknown = addresses.stream()
                .flatMap(address -> Generator.parameters(address).stream())
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(addresses.stream().map(Address::toString))
                .as("addresses.txt must have every method and address")
                .containsExactlyInAnyOrderElementsOf(
                        Corpus.table("addresses.txt").keySet());
        assertThat(unknown).as("parameters that values.txt lacks").isEmpty();
    }

    /** One after the other, so that each fault is that of its request. */
    private static void corpus(Stage stage, String database) {
        Fuzzing fuzzing = new Fuzzing(stage, 1);
        Iterator<WireRequest> requests = Corpus.requests().iterator();
        fuzzing.send(() -> requests.hasNext() ? requests.next() : null);

        System.out.println("Corpus on " + database + ": " + fuzzing.summary());
        assertThat(fuzzing.failures()).isEmpty();
    }

    private static void fuzz(Stage stage, String database) {
        Fuzzing fuzzing = new Fuzzing(stage, Fuzzing.AT_ONCE);
        Generator generator = new Generator(SEED, Address.all(stage.context()), new Bodies(stage));
        AtomicLong number = new AtomicLong();
        fuzzing.send(() -> {
            long next = number.getAndIncrement();
            return next < REQUESTS ? generator.make(next) : null;
        });

        System.out.println("Seed " + SEED + " on " + database + ": " + fuzzing.summary());
        assertThat(fuzzing.failures()).isEmpty();
    }
}
