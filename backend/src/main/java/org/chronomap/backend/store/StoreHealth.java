package org.chronomap.backend.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the log can be followed: while it cannot, what readers get is as of when it last could. H2 is never away. And whether one
 * work keeps all others waiting.
 */
@Component
public final class StoreHealth {

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Clock clock;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final List<SerialQueue> watched = new CopyOnWriteArrayList<>();
    private Instant lastReached;
    private volatile @Nullable Instant away;

    StoreHealth() {
        this(Clock.systemUTC());
    }

    StoreHealth(Clock clock) {
        this.clock = clock;
        this.lastReached = clock.instant();
    }

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

    /** Since when one work keeps all others waiting; empty while none has done so for 30 s. */
    public Optional<Instant> heldSince() {
        Instant longAgo = clock.instant().minus(LONG);
        return watched.stream()
                .flatMap(queue -> queue.heldSince().stream())
                .filter(since -> !since.isAfter(longAgo))
                .min(Comparator.naturalOrder());
    }

    /** From now on looks whether a work holds this queue. */
    public void watch(SerialQueue queue) {
        watched.add(queue);
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
