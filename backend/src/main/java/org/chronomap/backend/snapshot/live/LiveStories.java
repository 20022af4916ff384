package org.chronomap.backend.snapshot.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Inventories;
import org.chronomap.backend.store.Inventory;
import org.chronomap.backend.store.SerialQueue;
import org.chronomap.backend.store.StoreHealth;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.index.Versions;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** The stories as the log of changes makes them: read at start, and followed from then on. */
@Component
public final class LiveStories implements Stories, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStories.class);
    private static final int CHANGES_AT_ONCE = 1_000;
    /** Who asks for nothing for so long, or twice as long, lets a story rest. */
    private static final long REST_MINUTES = 15;

    private final ChangeLog log;
    private final Inventories inventories;
    private final StoryAssembly assembly;
    private final StoryFiles files;
    private final StoryLoading loading;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, CHANGES_AT_ONCE, "stories", 60, true);
    private final SerialQueue queue = new SerialQueue();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile SortedMap<String, ServedStory> served = new TreeMap<>();
    private volatile List<Snapshot> published = List.of();
    private volatile long contained;
    private volatile long applied;
    private volatile long restored;

    /** Is told of changes once they can be seen. */
    @FunctionalInterface
    public interface Follower {

        /** @param changes in their order; called by one thread, which must not be held */
        void follow(List<Change> changes);

        /** Called when an archive was restored: all that was told before belongs to another history. */
        default void startAnew() {}
    }

    LiveStories(
            ChangeLog log,
            Inventories inventories,
            StoreHealth health,
            Messages messages,
            CountryOutlines outlines,
            StoryFiles files) {
        health.watch(queue);
        this.log = log;
        this.inventories = inventories;
        this.assembly = new StoryAssembly(outlines, messages, files);
        this.files = files;
        this.loading = new StoryLoading(inventories, assembly, files, scheduler);
        scheduler.schedulePeriodically(this::rest, REST_MINUTES, REST_MINUTES, TimeUnit.MINUTES);
    }

    private void rest() {
        served.values().forEach(story -> story.snapshot().rest());
    }

    /** Reads all stories as they are kept, large ones from their files as far as that is right. It ends when they can be asked for. */
    public Mono<Void> load() {
        return loading.load(this::damaged)
                .doOnNext(loaded -> {
                    restored = loaded.restored();
                    show(loaded.stories());
                    contained = loaded.head();
                    applied = loaded.head();
                })
                .then();
    }

    /** Reads a story anew, once, whose file is found damaged while it is served from it. */
    private Runnable damaged(String story) {
        AtomicBoolean known = new AtomicBoolean();
        return () -> {
            if (known.compareAndSet(false, true)) {
                readAnew(story)
                        .subscribe(
                                done -> {},
                                failure -> LOG.error("Story {} cannot be read anew: {}", story, failure.toString()));
            }
        };
    }

    private Mono<Void> readAnew(String story) {
        return inTurn(() -> inventories
                .take(List.of(story))
                .publishOn(scheduler)
                .flatMap(inventory -> {
                    files.refuse(story, "it is damaged");
                    SortedMap<String, ServedStory> next = new TreeMap<>(served);
                    next.remove(story);
                    next.putAll(assembly.of(inventory));
                    // What it contains beyond what was told changes nothing in it when it comes.
                    show(next);
                    return Mono.empty();
                }));
    }

    /** @param told the sequence number of the last change that followers were told of, or need not be */
    void show(Inventory inventory, long told) {
        restored = inventory.restored();
        show(assembly.of(inventory));
        contained = inventory.head();
        applied = told;
    }

    private void show(SortedMap<String, ServedStory> next) {
        served.keySet().stream().filter(story -> !next.containsKey(story)).forEach(files::forget);
        next.values()
                .forEach(story ->
                        files.keep(story, restored, damaged(story.held().id())));
        served = next;
        published = next.values().stream()
                .filter(story -> story.held().published())
                .map(ServedStory::snapshot)
                .toList();
    }

    /** Applies what the log holds up to a sequence number at least; at once when that is done already. */
    public Mono<Void> reach(long seq) {
        return applied >= seq ? Mono.empty() : inTurn(() -> applied >= seq ? Mono.empty() : read());
    }

    /** Applies all that the log holds by now. */
    public Mono<Void> catchUp() {
        return inTurn(this::read);
    }

    /**
     * Applies changes that were appended here, once they are committed. The log is read only where it holds others before them that
     * are not applied yet, and where something was purged.
     *
     * @param judged what they make of their story, when all of them are of one; null = it is made of what they say
     */
    public Mono<Void> take(List<Change> own, @Nullable Judged judged) {
        return inTurn(() -> {
            if (own.get(0).first() != applied + 1 || own.stream().anyMatch(Change::isPurge)) {
                return applied >= last(own) ? Mono.empty() : read();
            }
            return Mono.just(own)
                    .publishOn(scheduler)
                    .flatMap(changes -> apply(changes, judged))
                    .then();
        });
    }

    private Mono<Void> inTurn(Supplier<Mono<Void>> work) {
        return queue.take(Mono.defer(work).thenReturn(true))
                .then()
                // Not within the transaction of a change that waits for it.
                .contextWrite(context -> Context.empty());
    }

    private Mono<Void> read() {
        return Mono.defer(() -> log.after(applied, CHANGES_AT_ONCE).collectList())
                .flatMap(changes -> log.restored().flatMap(base -> take(changes, base)))
                .repeat()
                .takeUntil(changes -> changes.size() < CHANGES_AT_ONCE)
                .then();
    }

    /** @param base read after the changes: they belong to the history that went on behind it */
    private Mono<List<Change>> take(List<Change> changes, long base) {
        return base > restored
                ? readAnew(changes)
                : Mono.just(changes).publishOn(scheduler).flatMap(some -> apply(some, null));
    }

    private Mono<List<Change>> readAnew(List<Change> changes) {
        return inventories.take().publishOn(scheduler).map(inventory -> {
            if (inventory.restored() > restored) {
                served.keySet().forEach(files::forget);
                show(inventory, Math.max(inventory.head(), inventory.restored()));
                tellAll(Follower::startAnew);
                return List.of();
            }
            // What it contains beyond them is told when it comes.
            show(inventory, last(changes));
            tellAll(follower -> follower.follow(changes));
            return changes;
        });
    }

    private static long last(List<Change> changes) {
        return changes.get(changes.size() - 1).seq();
    }

    private Mono<List<Change>> apply(List<Change> changes, @Nullable Judged judged) {
        if (changes.isEmpty()) {
            return Mono.just(changes);
        }
        // Of what was removed the log no longer tells, and of very many it tells at length: what is there stands in the
        // items.
        Set<String> anew = changes.stream()
                .filter(change -> change.isPurge() || (change.isOfMany() && !isKnown(change, judged)))
                .map(change -> change.key().story())
                .collect(Collectors.toSet());
        Optional<SortedMap<String, ServedStory>> next = assembly.after(
                served,
                changes.stream()
                        .filter(change -> change.seq() > contained
                                && !anew.contains(change.key().story()))
                        .toList(),
                judged);
        if (next.isEmpty()) {
            return readAnew(changes);
        }
        return anew.isEmpty()
                ? Mono.just(told(changes, next.get()))
                : inventories.take(anew).publishOn(scheduler).flatMap(inventory -> {
                    if (inventory.restored() > restored) {
                        return readAnew(changes);
                    }
                    next.get().keySet().removeAll(anew);
                    anew.forEach(files::forget);
                    next.get().putAll(assembly.of(inventory));
                    // What these contain beyond the changes changes nothing in them when it comes.
                    return Mono.just(told(changes, next.get()));
                });
    }

    private boolean isKnown(Change change, @Nullable Judged judged) {
        return judged != null && judged.isOf(held(change.key().story()).orElse(null));
    }

    private List<Change> told(List<Change> changes, SortedMap<String, ServedStory> next) {
        show(next);
        applied = last(changes);
        tellAll(follower -> follower.follow(changes));
        return changes;
    }

    /** What fails in one who is told is theirs: the log is followed all the same. */
    private void tellAll(Consumer<Follower> what) {
        for (Follower follower : followers) {
            try {
                what.accept(follower);
            } catch (RuntimeException e) {
                LOG.error(
                        "What changed could not be told to {}",
                        follower.getClass().getName(),
                        e);
            }
        }
    }

    /** The sequence number of the last change that can be seen. */
    public long applied() {
        return applied;
    }

    /** The number behind which the log goes on since an archive was restored: who knows a lower one must read all anew. */
    public long restored() {
        return restored;
    }

    /** From now on tells a follower of every change. */
    public void tell(Follower follower) {
        followers.add(follower);
    }

    /** A story as the log has it, be it published or not. */
    public Optional<HeldStory> held(String id) {
        return Optional.ofNullable(served.get(id)).map(ServedStory::held);
    }

    /** The index of a story that is about to be shown: made by who asks. */
    public StoryIndex indexed(ValidStory story, Versions versions) {
        return assembly.indexed(story, versions);
    }

    /** The index of what is published in a story, be it published itself or not; null when there is none. */
    public @Nullable StoryIndex index(String id) {
        ServedStory found = served.get(id);
        return found == null ? null : found.snapshot().index();
    }

    /** All stories as the log has them, in alphabetical order of their ids. */
    public List<HeldStory> allHeld() {
        return served.values().stream().map(ServedStory::held).toList();
    }

    /** A story as its editors see it, drafts and all; empty when there is none. */
    public Mono<Snapshot> preview(String id) {
        ServedStory found = served.get(id);
        return found == null ? Mono.empty() : found.preview();
    }

    @Override
    public Optional<Snapshot> find(String id) {
        return Optional.ofNullable(served.get(id))
                .filter(story -> story.held().published())
                .map(ServedStory::snapshot);
    }

    @Override
    public List<Snapshot> list() {
        return published;
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
