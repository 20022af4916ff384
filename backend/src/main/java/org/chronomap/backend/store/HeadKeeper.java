package org.chronomap.backend.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the head file of a database in the data folder: at start, within a second of each change, and when the server ends. What it
 * says lies on disk in the database before: so that neither a killed process nor a power cut lets it be ahead.
 */
final class HeadKeeper implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HeadKeeper.class);
    private static final Duration LAG = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final DatabaseClient client;
    private final HeadFile file;
    private final boolean needed;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 4, "head", 60, true);
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicReference<@Nullable DatabaseCounts> last = new AtomicReference<>();

    HeadKeeper(Database database, DatabaseClient client, Path dataDir) {
        this.client = client;
        this.file = new HeadFile(dataDir);
        this.needed = database.isInDataFolder();
        moved();
    }

    /** The log was appended to. */
    void moved() {
        if (needed && due.compareAndSet(false, true)) {
            Mono.delay(LAG, scheduler).then(kept()).subscribe();
        }
    }

    private Mono<Void> kept() {
        return Mono.defer(() -> {
                    due.set(false);
                    return client.sql(DatabaseCounts.QUESTION)
                            .map(Columns::holdings)
                            .one();
                })
                .flatMap(held -> client.sql("CHECKPOINT SYNC").then().thenReturn(held))
                .publishOn(scheduler)
                .doOnNext(this::write)
                .then()
                // It lags behind then, as it may.
                .onErrorResume(failure -> {
                    if (failing.compareAndSet(false, true)) {
                        LOG.warn("{} cannot be written: {}", HeadFile.NAME, failure.toString());
                    }
                    return Mono.empty();
                });
    }

    private void write(DatabaseCounts held) {
        Optional<String> missing = Optional.ofNullable(last.get()).flatMap(held::missing);
        if (missing.isPresent()) {
            // What H2 lost while the server ran must be missed at the next start.
            LOG.error("The database lost something: {}", missing.get());
            return;
        }
        try {
            file.write(held);
            last.set(held);
            failing.set(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does so now. */
    void keep() {
        if (needed) {
            kept().subscribeOn(scheduler).block(LONGEST);
        }
    }

    @Override
    public void destroy() {
        keep();
        scheduler.dispose();
    }
}
