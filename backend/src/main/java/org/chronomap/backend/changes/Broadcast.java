package org.chronomap.backend.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.chronomap.backend.LiveProperties;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.SerialQueue;
import org.chronomap.backend.store.StoreHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Gives the changes of each story to all who follow it. They are written once, in their order, where what takes long is made, and put
 * into the mailboxes of all by one thread; what a subscriber does not take slows nobody. When more changes wait than can be written,
 * all are told to read anew.
 */
// A lifecycle is made even where all is lazy; a command needs none.
@ConditionalOnWebApplication
@Component
final class Broadcast implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    /** To who does not read, before the connection is closed. */
    private static final long GRACE_SECONDS = 5;

    /** Until it is tried again to stand in a line that is full. */
    private static final Duration UNTIL_AGAIN = Duration.ofMillis(50);

    private final LiveStories stories;
    private final StoreHealth health;
    private final int most;
    private final long beatNanos;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Set<Mailbox>> mailboxes = new ConcurrentHashMap<>();
    private final Scheduler scheduler = Schedulers.newSingle("changes", true);
    private final SerialQueue inTurn = new SerialQueue();
    private volatile boolean running;
    private volatile long first;

    Broadcast(LiveStories stories, StoreHealth health, LiveProperties properties) {
        this.stories = stories;
        this.health = health;
        this.most = properties.subscribers();
        this.beatNanos = properties.beat().toNanos();
        stories.tell(new LiveStories.Follower() {
            @Override
            public void follow(List<Change> changes) {
                tellInTurn(tell(changes));
            }

            @Override
            public void startAnew() {
                tellInTurn(Mono.fromRunnable(Broadcast.this::tellToReadAnew));
            }
        });
        health.tell(since -> scheduler.schedule(() -> tellHealth(since)));
        long looks = beatNanos / 15;
        scheduler.schedulePeriodically(this::beat, looks, looks, TimeUnit.NANOSECONDS);
    }

    /** The sequence number since which this server has seen every change of every story. */
    long first() {
        return first;
    }

    /** How many there are who are told. */
    int subscribers() {
        return count.get();
    }

    /**
     * A mailbox which gets what comes from now on.
     *
     * @throws ProblemException (503) when there are as many as this server takes, or it is about to end
     */
    Mailbox subscribe(String story) {
        if (count.incrementAndGet() > most || !running) {
            count.decrementAndGet();
            throw ProblemException.tooBusy(
                    running
                            ? "As many follow the stories here as this server tells at a time, which is " + most
                                    + "; try again in a few seconds"
                            : "This server is about to end; try again in a few seconds");
        }
        Mailbox mailbox = new Mailbox(story);
        mailboxes.compute(story, (id, present) -> {
            Set<Mailbox> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(mailbox);
            return all;
        });
        if (!running) {
            mailbox.end();
        }
        return mailbox;
    }

    /** Tells who has just come when what there is to read is old. */
    void welcome(Mailbox mailbox) {
        health.awaySince().map(Frame::stale).ifPresent(mailbox::offer);
    }

    private void tellHealth(Optional<Instant> awaySince) {
        Frame frame = awaySince.map(Frame::stale).orElseGet(Frame::fresh);
        mailboxes.values().forEach(all -> tell(all, frame));
    }

    void leave(Mailbox mailbox) {
        mailbox.leave();
        mailboxes.computeIfPresent(mailbox.story(), (id, present) -> {
            if (present.remove(mailbox)) {
                count.decrementAndGet();
            }
            return present.isEmpty() ? null : present;
        });
    }

    private void tellInTurn(Mono<Void> news) {
        inTurn.take(news.subscribeOn(scheduler)).subscribe(told -> {}, failure -> {
            if (!scheduler.isDisposed()) {
                LOG.warn("Changes could not be told; all are told to read anew: {}", failure.toString());
                scheduler.schedule(this::tellToReadAnew);
            }
        });
    }

    private Mono<Void> tell(List<Change> changes) {
        return Mono.fromSupplier(() -> changes.stream()
                        .collect(Collectors.groupingBy(
                                change -> change.key().story(), LinkedHashMap::new, Collectors.toList())))
                .flatMapIterable(Map::entrySet)
                .filter(ofStory -> mailboxes.containsKey(ofStory.getKey()))
                .concatMap(ofStory -> write(ofStory.getKey(), ofStory.getValue())
                        .publishOn(scheduler)
                        .doOnNext(frame -> tell(mailboxes.getOrDefault(ofStory.getKey(), Set.of()), frame)))
                .then();
    }

    private Mono<Frame> write(String story, List<Change> changes) {
        return HeavyWork.DATA
                .of(() -> FrameWriter.frame(changes, stories.find(story).orElse(null)))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, UNTIL_AGAIN)
                        .filter(RejectedExecutionException.class::isInstance))
                .flatMap(Mono::justOrEmpty);
    }

    private void tellToReadAnew() {
        first = stories.applied();
        mailboxes.forEach(
                (story, all) -> tell(all, Frame.reset(first, stories.find(story).isEmpty())));
    }

    private void tell(Set<Mailbox> all, Frame frame) {
        for (Mailbox mailbox : all) {
            if (!mailbox.offer(frame)) {
                cutSoon(mailbox);
            } else if (frame.last()) {
                end(mailbox);
            }
        }
    }

    private void end(Mailbox mailbox) {
        mailbox.end();
        cutSoon(mailbox);
    }

    private void cutSoon(Mailbox mailbox) {
        scheduler.schedule(mailbox::cut, GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        long since = System.nanoTime() - beatNanos;
        mailboxes.values().forEach(all -> all.forEach(mailbox -> mailbox.beat(since)));
    }

    @Override
    public void start() {
        first = Math.max(first, stories.applied());
        running = true;
    }

    /** Ends all streams, so that nobody waits for them; their readers connect again, here or elsewhere. */
    @Override
    public void stop(Runnable done) {
        stop();
        done.run();
    }

    @Override
    public void stop() {
        running = false;
        mailboxes.values().forEach(all -> all.forEach(this::end));
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends before the server waits for answers that are on their way. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
