package org.chronomap.backend.changes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.chronomap.backend.LiveProperties;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.StoreHealth;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Gives the changes of each story to all who follow it. They are written once, and put into the mailboxes of all by one thread; what
 * a subscriber does not take slows nobody.
 */
// A lifecycle is made even where all is lazy; a command needs none.
@ConditionalOnWebApplication
@Component
final class Broadcast implements SmartLifecycle, DisposableBean {

    /** To who does not read, before the connection is closed. */
    private static final long GRACE_SECONDS = 5;

    private final LiveStories stories;
    private final StoreHealth health;
    private final int most;
    private final long beatNanos;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Set<Mailbox>> mailboxes = new ConcurrentHashMap<>();
    private final Scheduler scheduler = Schedulers.newSingle("changes", true);
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
                scheduler.schedule(() -> tell(changes));
            }

            @Override
            public void startAnew() {
                scheduler.schedule(Broadcast.this::tellToReadAnew);
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

    private void tell(List<Change> changes) {
        Map<String, List<Change>> byStory = changes.stream()
                .collect(
                        Collectors.groupingBy(change -> change.key().story(), LinkedHashMap::new, Collectors.toList()));
        byStory.forEach((story, ofStory) -> {
            Set<Mailbox> all = mailboxes.get(story);
            if (all != null) {
                FrameWriter.frame(ofStory, stories.find(story).orElse(null)).ifPresent(frame -> tell(all, frame));
            }
        });
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
