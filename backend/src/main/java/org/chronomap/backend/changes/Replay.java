package org.chronomap.backend.changes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells what a reader has missed. */
@Component
final class Replay {

    private static final int MOST_CHANGES = 1_000;
    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LiveStories stories;
    private final ChangeLog log;
    private final Broadcast broadcast;
    /** Many readers come back together when a server is started again, and have missed the same. */
    private final Cache<Missed, Mono<Optional<Frame>>> lately = Caffeine.newBuilder()
            .maximumSize(16)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    private record Missed(String story, long after, long upTo) {}

    /**
     * Where a stream begins.
     *
     * @param seq the reader knows all up to it, with the frame
     * @param first what is sent first; null = nothing
     */
    record Beginning(long seq, @Nullable Frame first) {}

    Replay(LiveStories stories, ChangeLog log, Broadcast broadcast) {
        this.stories = stories;
        this.log = log;
        this.broadcast = broadcast;
    }

    /**
     * What a reader has missed up to now: to be asked when the reader's mailbox is there already, so that nothing falls between.
     *
     * @param since null = nothing
     * @return a {@link ProblemException} (404) for a story that readers do not see; (400) for a {@code since} beyond the last change
     */
    Mono<Beginning> since(String story, @Nullable Since since) {
        if (since == null) {
            return Mono.fromCallable(() -> new Beginning(stories.applied(), null));
        }
        return reached(since.seq()).flatMap(reached -> {
            long now = stories.applied();
            if (since.seq() == Since.UNREADABLE || !reached) {
                return since.seen() ? Mono.just(anew(now)) : Mono.error(since.beyond(now));
            }
            if (since.seq() < stories.restored()) {
                return Mono.just(anew(now));
            }
            return isUnchanged(story, since.seq())
                    ? Mono.just(new Beginning(now, null))
                    : missed(new Missed(story, since.seq(), now)).map(frame -> new Beginning(now, frame.orElse(null)));
        });
    }

    private static Beginning anew(long now) {
        return new Beginning(now, Frame.reset(now, false));
    }

    /** Whether the change is there; one that another node has told comes here within moments. */
    private Mono<Boolean> reached(long seq) {
        return Mono.defer(() -> stories.applied() >= seq ? Mono.just(true) : Mono.empty())
                .repeatWhenEmpty(looks -> looks.take(LOOKS).delayElements(BETWEEN_LOOKS))
                .defaultIfEmpty(false);
    }

    /** A story that was read at start may have had later changes than its items tell of: deleted ones tell of none. */
    private boolean isUnchanged(String story, long seq) {
        return seq >= broadcast.first()
                && stories.find(story).map(Snapshot::seq).orElse(Long.MAX_VALUE) <= seq;
    }

    private Mono<Optional<Frame>> missed(Missed missed) {
        return lately.get(
                missed,
                asked -> log.ofStory(asked.story(), asked.after(), asked.upTo(), MOST_CHANGES + 1)
                        .collectList()
                        .flatMap(changes -> HeavyWork.DATA.of(() -> frame(asked, changes)))
                        .cache(frame -> Duration.ofMinutes(1), failure -> Duration.ZERO, () -> Duration.ZERO));
    }

    private Optional<Frame> frame(Missed missed, List<Change> changes) {
        return changes.size() > MOST_CHANGES
                ? Optional.of(Frame.reset(missed.upTo(), false))
                : FrameWriter.frame(changes, stories.find(missed.story()).orElse(null));
    }
}
