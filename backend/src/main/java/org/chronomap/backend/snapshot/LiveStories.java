package org.chronomap.backend.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chronomap.backend.http.Kept;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.Turns;
import org.chronomap.geodata.format.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
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

    private final ChangeLog log;
    private final Messages messages;
    private final CountryOutlines outlines;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, CHANGES_AT_ONCE, "stories", 60, true);
    private final Turns turns = new Turns();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile SortedMap<String, Shown> shown = new TreeMap<>();
    private volatile long applied;
    private volatile long restored;

    /** A story, and how readers and editors see it. */
    private record Shown(HeldStory held, Snapshot snapshot, Mono<Snapshot> preview) {}

    /** Is told of changes once they can be seen. */
    @FunctionalInterface
    public interface Follower {

        /** @param changes in their order; called by one thread, which must not be held */
        void follow(List<Change> changes);

        /** Called when an archive was restored: all that was told before belongs to another history. */
        default void startAnew() {}
    }

    LiveStories(ChangeLog log, Messages messages, CountryOutlines outlines) {
        this.log = log;
        this.messages = messages;
        this.outlines = outlines;
    }

    /** Reads all stories as they are kept. It ends when they can be asked for. */
    public Mono<Void> load() {
        // The head first: what comes meanwhile is applied once more, which changes nothing.
        return log.head().flatMap(this::load).then();
    }

    private Mono<List<Item>> load(long head) {
        // Restored meanwhile, the items are of the later history at least.
        return log.restored().flatMap(base -> load(Math.max(head, base), base));
    }

    private Mono<List<Item>> load(long head, long base) {
        return log.lastOfStories()
                .flatMap(last -> log.items()
                        .collectList()
                        .publishOn(scheduler)
                        .doOnNext(items -> load(items, head, base, last)));
    }

    private void load(List<Item> items, long head, long base, Map<String, Long> last) {
        Map<String, List<Item>> byStory = new LinkedHashMap<>();
        items.forEach(item -> byStory.computeIfAbsent(item.key().story(), story -> new ArrayList<>())
                .add(item));
        SortedMap<String, Shown> loaded = new TreeMap<>();
        byStory.forEach((id, ofStory) -> {
            try {
                long least = Math.max(base, last.getOrDefault(id, 0L));
                loaded.put(id, shown(HeldStory.of(id, ofStory, outlines, least), null));
            } catch (DocumentFaultsException e) {
                LOG.error(
                        "Story {} is kept in a form that this version does not read; it is not served:\n{}",
                        id,
                        e.getMessage());
            }
        });
        shown = loaded;
        applied = head;
        restored = base;
    }

    /** Applies what the log holds up to a sequence number at least; at once when that is done already. */
    public Mono<Void> reach(long seq) {
        return applied >= seq ? Mono.empty() : catchUp();
    }

    /** Applies all that the log holds by now. */
    public Mono<Void> catchUp() {
        return turns.take(Mono.defer(() -> log.after(applied, CHANGES_AT_ONCE).collectList())
                        .flatMap(changes -> log.restored().flatMap(base -> take(changes, base)))
                        .repeat()
                        .takeUntil(changes -> changes.size() < CHANGES_AT_ONCE)
                        .then(Mono.just(true)))
                .then()
                // Not within the transaction of a change that waits for it.
                .contextWrite(context -> Context.empty());
    }

    /** @param base read after the changes: they belong to the history that went on behind it */
    private Mono<List<Change>> take(List<Change> changes, long base) {
        if (base > restored) {
            return log.head()
                    .flatMap(this::load)
                    .doOnNext(items -> followers.forEach(Follower::startAnew))
                    .thenReturn(List.of());
        }
        if (changes.stream().anyMatch(change -> change.kind() == ChangeKind.PURGED)) {
            // The log no longer says what was removed: what is left stands in the items.
            return load(last(changes), base)
                    .doOnNext(items -> followers.forEach(follower -> follower.follow(changes)))
                    .thenReturn(changes);
        }
        return Mono.just(changes).publishOn(scheduler).doOnNext(this::apply);
    }

    private static long last(List<Change> changes) {
        return changes.get(changes.size() - 1).seq();
    }

    private void apply(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, List<Change>> byStory = new LinkedHashMap<>();
        changes.forEach(change -> byStory.computeIfAbsent(change.key().story(), story -> new ArrayList<>())
                .add(change));
        SortedMap<String, Shown> next = new TreeMap<>(shown);
        byStory.forEach((id, ofStory) -> {
            try {
                Shown before = next.remove(id);
                after(id, before, ofStory)
                        .ifPresent(held -> next.put(id, shown(held, before == null ? null : before.snapshot())));
            } catch (DocumentFaultsException e) {
                LOG.error(
                        "Story {} was changed to what this version does not read; it is not served:\n{}",
                        id,
                        e.getMessage());
            }
        });
        shown = next;
        applied = last(changes);
        followers.forEach(follower -> follower.follow(changes));
    }

    private Optional<HeldStory> after(String id, @Nullable Shown before, List<Change> changes)
            throws DocumentFaultsException {
        return before == null
                ? HeldStory.begun(id, changes, outlines)
                : before.held().after(changes, outlines);
    }

    private Shown shown(HeldStory held, @Nullable Snapshot before) {
        Snapshot snapshot = new Snapshot(
                new StoryIndex(
                        held.manuscript().story(), outlines, held::version, before == null ? null : before.index()),
                messages,
                held.seq(),
                before);
        snapshot.keepWritten();
        Mono<Snapshot> preview = held.drafts().isEmpty()
                ? Mono.just(snapshot)
                : Kept.value(() -> preview(held, snapshot), Schedulers.parallel());
        return new Shown(held, snapshot, preview);
    }

    private Snapshot preview(HeldStory held, Snapshot snapshot) {
        StoryIndex index =
                new StoryIndex(held.preview().manuscript().story(), outlines, held::version, snapshot.index());
        return new Snapshot(index, messages, held.seq(), snapshot);
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
        return Optional.ofNullable(shown.get(id)).map(Shown::held);
    }

    /** The index of what is published in a story, be it published itself or not; null when there is none. */
    public @Nullable StoryIndex index(String id) {
        Shown found = shown.get(id);
        return found == null ? null : found.snapshot().index();
    }

    /** All stories as the log has them, in alphabetical order of their ids. */
    public List<HeldStory> allHeld() {
        return shown.values().stream().map(Shown::held).toList();
    }

    /** A story as its editors see it, drafts and all; empty when there is none. */
    public Mono<Snapshot> preview(String id) {
        Shown found = shown.get(id);
        return found == null ? Mono.empty() : found.preview();
    }

    @Override
    public Optional<Snapshot> find(String id) {
        return Optional.ofNullable(shown.get(id))
                .filter(story -> story.held().published())
                .map(Shown::snapshot);
    }

    @Override
    public List<Snapshot> list() {
        return shown.values().stream()
                .filter(story -> story.held().published())
                .map(Shown::snapshot)
                .toList();
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
