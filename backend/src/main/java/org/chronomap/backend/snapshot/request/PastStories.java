package org.chronomap.backend.snapshot.request;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.geodata.geo.CountryOutlines;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Stories as they were known at some time before, made of the log, few at once, and kept as long as there is room. */
@Component
final class PastStories implements PastCache, DisposableBean {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;
    private static final int MOST_ITEMS_KEPT = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ChangeLog log;
    private final Messages messages;
    private final CountryOutlines outlines;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "past-stories", 60, true);
    private final AsyncCache<Key, Past> kept;

    /**
     * What a past story was made of.
     *
     * @param reached another one when something of the log was removed since
     */
    private record Key(String story, ChangeLog.Reached reached) {}

    @Autowired
    PastStories(ChangeLog log, Messages messages, CountryOutlines outlines) {
        this(log, messages, outlines, MOST_ITEMS_KEPT);
    }

    PastStories(ChangeLog log, Messages messages, CountryOutlines outlines, int mostItems) {
        this.log = log;
        this.messages = messages;
        this.outlines = outlines;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostItems)
                // One that is larger is kept too, and then alone: who asks for it asks page after page.
                .weigher((Key key, Past story) -> Math.min(story.items(), mostItems))
                .expireAfterAccess(KEPT)
                .buildAsync();
    }

    @Override
    public void forget(String story) {
        kept.asMap().keySet().removeIf(key -> key.story().equals(story));
    }

    /**
     * A story as it was known at an instant in the past; a problem (404) when it was not published then.
     *
     * @param now the story as it is
     */
    Mono<Snapshot> of(Snapshot now, Instant instant) {
        String story = now.story().id();
        return log.reachedAt(story, instant).flatMap(reached -> {
            String tag =
                    "asof-" + reached.seq() + (reached.purged() == 0 ? "" : "-" + reached.purged()) + messages.tag();
            return reached.seq() == now.seq()
                    ? Mono.just(now.knownAt(instant, tag))
                    : made(new Key(story, reached), instant)
                            .flatMap(past -> past.isPublished()
                                    ? Mono.just(past.snapshot().knownAt(instant, tag))
                                    : unknown(story, instant));
        });
    }

    private Mono<Past> made(Key key, Instant instant) {
        return Memo.in(kept, key, Mono.fromCallable(() -> make(key, instant)).subscribeOn(scheduler))
                .publishOn(Schedulers.parallel())
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> ProblemException.tooBusy("As many stories are being read as they were known before as"
                                + " this server reads at once; ask again in a few seconds"));
    }

    private Past make(Key key, Instant instant) {
        // On a thread that may wait: at most as many stories are in the making, and in memory, as there are of these.
        List<Change> standing = Objects.requireNonNull(
                log.standingAt(key.story(), instant).collectList().block(LONGEST));
        return Past.of(key.story(), key.reached().seq(), standing, outlines, messages);
    }

    private Mono<Snapshot> unknown(String story, Instant instant) {
        return log.publishedAfter(story, instant)
                .map(since -> "; it is known since " + since)
                .defaultIfEmpty("")
                .flatMap(since -> Mono.error(ProblemException.notFound(
                        "The story \"" + story + "\" was not published at " + instant + since)));
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
