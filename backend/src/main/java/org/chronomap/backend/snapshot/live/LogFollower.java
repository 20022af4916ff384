package org.chronomap.backend.snapshot.live;

import java.time.Duration;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.LogNotices;
import org.chronomap.backend.store.StoreHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps the stories as the log has them while other nodes append to it. A connection that is lost is made again, for as long as it
 * takes, and what was missed is read from the log.
 */
// A lifecycle is made even where all is lazy; a command needs none.
@ConditionalOnWebApplication
@Component
final class LogFollower implements SmartLifecycle {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LogNotices notices;
    private final ChangeLog log;
    private final LiveStories stories;
    private final StoreHealth health;
    private @Nullable Disposable following;

    LogFollower(LogNotices notices, ChangeLog log, LiveStories stories, StoreHealth health) {
        this.notices = notices;
        this.log = log;
        this.stories = stories;
        this.health = health;
    }

    @Override
    public synchronized void start() {
        if (!notices.areNeeded() || isRunning()) {
            return;
        }
        following = notices.ends()
                .concatMap(
                        end -> log.isAppending(end)
                                // Shown from what was written; should that fail, the next beat tells.
                                ? Mono.just(end)
                                : stories.reach(end)
                                        .then(Mono.fromRunnable(health::reached))
                                        .thenReturn(end),
                        1)
                .doOnError(health::lost)
                // Nodes that lost the same database do not come back to it at the same moment.
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .jitter(0.5)
                        .transientErrors(true))
                .subscribe();
    }

    @Override
    public synchronized void stop() {
        if (following != null) {
            following.dispose();
            following = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return following != null;
    }
}
