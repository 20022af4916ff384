package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chronomap.backend.ChronomapProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class WriteProbeTest {

    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 10, "probe");
    private final SettableClock clock = new SettableClock();

    @TempDir
    Path data;

    @AfterEach
    void end() {
        scheduler.dispose();
    }

    @Test
    void tellsWhenTheDataFolderTakesNothingAndWhenItDoesAgain() throws IOException {
        Database database = Database.at(null, data);
        WriteProbe probe = probe(database, database.url());
        assertThat(probe.obstacle()).isEmpty();

        // Whoever runs the tests: no file can be written where a folder stands that is not empty.
        Path inTheWay = Files.createDirectories(data.resolve("chronomap.probe/full"));
        clock.pass(Duration.ofSeconds(5));
        assertThat(probe.obstacle()).as("within five seconds").isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(probe.obstacle()).isPresent();

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        clock.pass(Duration.ofSeconds(6));
        assertThat(probe.obstacle()).isEmpty();
        assertThat(data.resolve("chronomap.probe")).doesNotExist();
    }

    @Test
    void tellsAStandbyOfPostgreSql() {
        String url = Postgres.shared()
                .newDatabase()
                .replace(
                        "r2dbc:postgresql://",
                        "r2dbc:postgresql://" + Postgres.shared().user() + "@");
        Database database = Database.at(url, data);

        assertThat(probe(database, url).obstacle()).isEmpty();
        assertThat(probe(database, url + (url.contains("?") ? '&' : '?') + "options=default_transaction_read_only%3Don")
                        .obstacle())
                .contains("the database is read-only");
    }

    @Test
    void tellsADatabaseThatDoesNotAnswer() {
        Database database = new Database(Database.Kind.H2, "r2dbc:h2:mem:///nobody-made-it;FORBID_CREATION=TRUE");

        assertThat(probe(database, database.url()).obstacle()).contains("the database does not answer");
    }

    private WriteProbe probe(Database database, String url) {
        return new WriteProbe(
                DatabaseClient.create(ConnectionFactories.get(url)),
                database,
                new ChronomapProperties(data, null),
                scheduler,
                clock);
    }
}
