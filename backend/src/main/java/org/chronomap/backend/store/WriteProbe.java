package org.chronomap.backend.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.chronomap.backend.ChronomapProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;

/** Looks whether what is changed could be kept: by writing to the data folder, and by asking the database. */
@Component
public final class WriteProbe {

    private static final Logger LOG = LoggerFactory.getLogger(WriteProbe.class);
    private static final String FILE = "chronomap.probe";

    /** More than a change of one item takes, so that it shows before the change fails. */
    private static final int BYTES = 64 * 1024;

    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final DatabaseClient client;
    private final Database database;
    private final Path dataDir;
    private final Scheduler scheduler;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Instant looked = Instant.MIN;
    private volatile Optional<String> found = Optional.empty();

    @Autowired
    WriteProbe(DatabaseClient client, Database database, ChronomapProperties properties, Scheduler storeScheduler) {
        this(client, database, properties, storeScheduler, Clock.systemUTC());
    }

    WriteProbe(
            DatabaseClient client,
            Database database,
            ChronomapProperties properties,
            Scheduler storeScheduler,
            Clock clock) {
        this.clock = clock;
        this.client = client;
        this.database = database;
        this.dataDir = properties.dataDir();
        this.scheduler = storeScheduler;
    }

    /** Why nothing could be kept, as of five seconds ago at the most; empty when it could. It blocks. */
    public Optional<String> obstacle() {
        // Who comes while another looks is told what was seen last: a disk that hangs holds one of them alone.
        if (clock.instant().isAfter(looked.plus(HOLDS)) && looking.tryLock()) {
            try {
                Optional<String> now = inFolder().or(this::inDatabase);
                tell(now);
                found = now;
                looked = clock.instant();
            } finally {
                looking.unlock();
            }
        }
        return found;
    }

    private void tell(Optional<String> now) {
        if (now.isPresent() && found.isEmpty()) {
            LOG.warn("Nothing can be kept any more: {}", now.get());
        } else if (now.isEmpty() && found.isPresent()) {
            LOG.info("What is changed can be kept again");
        }
    }

    private Optional<String> inFolder() {
        if (!database.isInDataFolder()) {
            return Optional.empty();
        }
        Path file = dataDir.resolve(FILE);
        try {
            try {
                // A new file each time: bytes of one that is there need no room.
                Files.write(file, new byte[BYTES]);
            } finally {
                Files.deleteIfExists(file);
            }
            return Optional.empty();
        } catch (FileSystemException e) {
            return Optional.of(e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> inDatabase() {
        try {
            Boolean readOnly = client.sql(database.kind().askedWhetherReadOnly())
                    .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                    .one()
                    .subscribeOn(scheduler)
                    .block(HOLDS);
            return Boolean.TRUE.equals(readOnly) ? Optional.of("the database is read-only") : Optional.empty();
        } catch (RuntimeException e) {
            LOG.debug("The database was asked whether it can be written to", e);
            return Optional.of("the database does not answer");
        }
    }
}
