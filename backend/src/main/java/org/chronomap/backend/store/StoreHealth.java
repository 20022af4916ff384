package org.chronomap.backend.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether the log can be followed: while it cannot, what readers get is as of when it last could. H2 is never away. */
@Component
public final class StoreHealth {

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

    private final Clock clock = Clock.systemUTC();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private Instant lastReached = clock.instant();
    private volatile @Nullable Instant away;

    /** Is told when the database goes away, and when it is back. */
    @FunctionalInterface
    public interface Watcher {

        /**
         * @param since when the database was last reached; empty = it is back, and all that happened meanwhile can be seen. Called by
         *     one thread at a time, which must not be held
         */
        void changed(Optional<Instant> since);
    }

    /** When the database was last reached; empty while it is there. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(away);
    }

    /** From now on tells a watcher. */
    public void tell(Watcher watcher) {
        watchers.add(watcher);
    }

    /** All that the log holds can be seen as of now. */
    public synchronized void reached() {
        lastReached = clock.instant();
        if (away != null) {
            LOG.info("The database is back, after it was away since {}", away);
            away = null;
            watchers.forEach(watcher -> watcher.changed(Optional.empty()));
        }
    }

    /** The log could not be followed. */
    public synchronized void lost(Throwable reason) {
        if (away == null) {
            Instant since = lastReached;
            LOG.warn(
                    "The database was last reached at {}; readers get what was known then: {}",
                    since,
                    reason.toString());
            away = since;
            watchers.forEach(watcher -> watcher.changed(Optional.of(since)));
        }
    }
}
