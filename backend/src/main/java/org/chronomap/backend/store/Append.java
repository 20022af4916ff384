package org.chronomap.backend.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One transaction that appends to the log, while no other does. Its answers come on the scheduler of the store: what is done with
 * them may take a while, and PostgreSQL gives them on threads that serve readers.
 */
public final class Append {

    /** Rows that one statement inserts. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final DatabaseClient client;
    private final Bulks bulks;
    private final Database database;
    private final Scheduler scheduler;
    private final long begin;
    private final Instant lastAt;
    private Instant at;
    private long seq;
    private boolean restored;

    /**
     * @param head sequence number of the last change
     * @param now milliseconds since 1970
     * @param lastAt when the last change was made, likewise
     */
    Append(
            DatabaseClient client,
            Bulks bulks,
            Database database,
            Scheduler scheduler,
            long head,
            long now,
            long lastAt) {
        this.client = client;
        this.bulks = bulks;
        this.database = database;
        this.scheduler = scheduler;
        this.begin = head;
        this.seq = head;
        this.lastAt = Instant.ofEpochMilli(lastAt);
        this.at = Instant.ofEpochMilli(Math.max(now, lastAt));
    }

    /** The sequence number of the last change before this transaction. */
    public long head() {
        return begin;
    }

    /** When its changes are made. */
    public Instant at() {
        return at;
    }

    /**
     * Has its changes made at an instant a little earlier.
     *
     * @param instant not before the last change of any story that they change
     */
    public void asOf(Instant instant) {
        at = instant;
    }

    /** The sequence number that the next change gets. */
    public long next() {
        return seq + 1;
    }

    /**
     * Lets the log, whose entries were replaced, go on behind all that it ever had and all that it has now.
     *
     * @param head of what it has now
     * @param headAt when that was made
     * @return the number behind which it goes on
     */
    public long goOnBehind(long head, Instant headAt) {
        seq = Math.max(seq, head) + 1;
        at = headAt.isAfter(at) ? headAt : at;
        restored = true;
        return seq;
    }

    /** What a change is to be.
     *
     * @param revision of the item: one more than the last one that the log knows
     */
    public record Entry(
            ItemKey key,
            ChangeKind kind,
            int revision,
            @Nullable String before,
            @Nullable String after,
            boolean visible,
            @Nullable Long undoes) {}

    /** An item as it stands; empty when it is not there. */
    public Mono<Item> item(ItemKey key) {
        return item(client, bulks, key).subscribeOn(scheduler).publishOn(scheduler);
    }

    static Mono<Item> item(DatabaseClient client, Bulks bulks, ItemKey key) {
        return client.sql("SELECT * FROM item WHERE story = :story AND collection = :collection AND id = :id")
                .bind("story", key.story())
                .bind("collection", key.part().id())
                .bind("id", key.id())
                .map(Columns::item)
                .one()
                .switchIfEmpty(Mono.defer(() -> bulks.ofStory(key.story())
                        .flatMap(many -> bulks.standing(many, key.part(), List.of(key.id()))
                                .next())));
    }

    /** Those of some items of one part of a story that are there. */
    public Mono<Map<ItemKey, Item>> items(String story, StoryPart part, List<String> ids) {
        return Rows.ofSome(client, "SELECT t.*", "item t ON t.id = v.id", "", story, part, ids)
                .map(Columns::item)
                .all()
                .collectMap(Item::key, item -> item)
                .flatMap(single -> bulks.ofStory(story)
                        .flatMapMany(many -> bulks.standing(
                                many,
                                part,
                                ids.stream()
                                        .filter(id -> !single.containsKey(new ItemKey(story, part, id)))
                                        .toList()))
                        .reduce(single, (all, item) -> {
                            all.put(item.key(), item);
                            return all;
                        }))
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** All items of a story, in the order in which they were made. */
    public Flux<Item> items(String story) {
        return client.sql("SELECT * FROM item WHERE story = :story ORDER BY created_seq")
                .bind("story", story)
                .map(Columns::item)
                .all()
                .collectList()
                .flatMapMany(single -> bulks.ofStory(story).flatMapMany(many -> bulks.among(single, many)))
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** How many items a story has that were made very many at once, those among them that were changed since. */
    public Mono<Integer> madeAtOnce(String story) {
        return bulks.ofStory(story)
                .map(many -> many.stream()
                        .filter(Bulk::standing)
                        .mapToInt(Bulk::size)
                        .sum())
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /**
     * A change, by who made it and when.
     *
     * @param by the account
     */
    public record Made(String by, Instant at) {}

    /** The last change of an item; empty where the log no longer tells. */
    public Mono<Made> lastChange(Item item) {
        return client.sql("SELECT author, at FROM change_log WHERE seq = :seq")
                .bind("seq", item.changedSeq())
                .map(row -> new Made(Columns.text(row, "author"), Columns.instant(row, "at")))
                .one()
                .switchIfEmpty(bulks.holding(item.changedSeq()).map(bulk -> new Made(bulk.author(), bulk.at())))
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** The last revision that an item ever had; 0 = it never was. */
    public Mono<Integer> lastRevision(ItemKey key) {
        return client.sql("SELECT COALESCE(MAX(revision), 0) AS revision FROM change_log"
                        + " WHERE story = :story AND collection = :collection AND item = :item")
                .bind("story", key.story())
                .bind("collection", key.part().id())
                .bind("item", key.id())
                .map(row -> Math.toIntExact(Columns.number(row, "revision")))
                .one()
                .flatMap(last -> lastByBulks(key.story(), key.part(), List.of(key.id()))
                        .map(many -> Math.max(last, many.getOrDefault(key.id(), 0))))
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** Of those of some items of one part of a story that ever were, the last revisions. */
    public Mono<Map<ItemKey, Integer>> lastRevisions(String story, StoryPart part, List<String> ids) {
        return Rows.ofSome(
                        client,
                        "SELECT t.item, MAX(t.revision) AS revision",
                        "change_log t ON t.item = v.id",
                        " GROUP BY t.item",
                        story,
                        part,
                        ids)
                .map(row -> Map.entry(
                        new ItemKey(story, part, Columns.text(row, "item")),
                        Math.toIntExact(Columns.number(row, "revision"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(last -> lastByBulks(story, part, ids).map(many -> {
                    many.forEach((id, revision) -> last.merge(new ItemKey(story, part, id), revision, Integer::max));
                    return last;
                }))
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    private Mono<Map<String, Integer>> lastByBulks(String story, StoryPart part, List<String> ids) {
        return bulks.ofStory(story).flatMap(many -> bulks.revisions(many, part, ids));
    }

    /**
     * Appends changes that were made together, and makes the items what they are after them.
     *
     * @param items those of the entries' items that are there now, by their keys
     * @return the changes as they stand in the log, in their order
     */
    public Mono<List<Change>> write(
            List<Entry> entries, Map<ItemKey, Item> items, String author, @Nullable String note) {
        return write(entries, items, author, note, next());
    }

    /**
     * The same, of some of many that are made together.
     *
     * @param batch {@link #next} before the first of them
     */
    public Mono<List<Change>> write(
            List<Entry> entries, Map<ItemKey, Item> items, String author, @Nullable String note, long batch) {
        if (entries.isEmpty()) {
            return Mono.just(List.of());
        }
        List<Change> changes = new ArrayList<>(entries.size());
        Map<ItemKey, @Nullable Item> after = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Change change = new Change(
                    ++seq,
                    entry.key(),
                    entry.kind(),
                    entry.revision(),
                    entry.before(),
                    entry.after(),
                    author,
                    at,
                    note,
                    entry.visible(),
                    batch,
                    entry.undoes());
            changes.add(change);
            Item before = after.containsKey(entry.key()) ? after.get(entry.key()) : items.get(entry.key());
            after.put(entry.key(), Item.after(before, change));
        }
        List<Item> kept = after.values().stream()
                .filter(Objects::nonNull)
                .map(Item.class::cast)
                .toList();
        return Rows.insertChanges(client, changes, ROWS_AT_ONCE)
                .then(Rows.delete(
                        client,
                        after.keySet().stream().filter(items::containsKey).toList(),
                        ROWS_AT_ONCE))
                .then(bulks.move(after.keySet().stream()
                        .map(items::get)
                        .filter(Objects::nonNull)
                        .map(Item.class::cast)
                        .toList()))
                .then(Rows.insertItems(client, kept, ROWS_AT_ONCE))
                .thenReturn(changes)
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /**
     * Appends an entry that makes all items that were staged.
     *
     * @param batch {@link #next} before the first of those that are made together
     * @return the one that stands for the changes; an {@link IllegalStateException} where an archive was restored since they were staged
     */
    public Mono<Change> write(
            BulkStaging.Staged staged, String author, @Nullable String note, boolean visible, long batch) {
        long first = next();
        seq += staged.size();
        Bulk bulk = new Bulk(
                first,
                seq,
                staged.story(),
                staged.part(),
                ChangeKind.CREATED,
                staged.revision(),
                staged.content(),
                true,
                null,
                author,
                at,
                note,
                visible,
                batch,
                null,
                0);
        return bulks.isStaged(staged.content())
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "What was to be put is gone, since an archive was restored meanwhile: put it again")))
                .then(Mono.defer(() -> bulks.insert(bulk)))
                .thenReturn(bulk.whole())
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** What was made together, where that is new items alone which nobody has changed since; else empty. */
    public Mono<NewItems> newItems(String story, long batch) {
        return NewItems.find(client, bulks, story, batch).subscribeOn(scheduler).publishOn(scheduler);
    }

    /** Which they are, in no order. */
    public Flux<ItemKey> keys(NewItems items) {
        return items.keys(client, bulks).subscribeOn(scheduler).publishOn(scheduler);
    }

    /**
     * Takes new items back, by changes that the log then has, with all that the items said.
     *
     * @param visible whether readers may know of them
     * @return the changes, without what the items said
     */
    public Mono<List<Change>> takeBack(NewItems items, String author, @Nullable String note, boolean visible) {
        long batch = next();
        seq += items.size();
        Change like = new Change(
                batch,
                ItemKey.ofStory(items.story()),
                ChangeKind.DELETED,
                0,
                null,
                null,
                author,
                at,
                note,
                visible,
                batch,
                null);
        return items.takeBack(client, bulks, like)
                .collectList()
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** Ends the log at the last change that was written, and tells the other nodes. */
    Mono<Void> close() {
        if (seq == begin) {
            return Mono.empty();
        }
        Mono<Long> ended = client.sql(
                        "UPDATE log_head SET seq = :seq, at = :at" + (restored ? ", restored = :seq" : ""))
                .bind("seq", seq)
                .bind("at", (at.isBefore(lastAt) ? lastAt : at).toEpochMilli())
                .fetch()
                .rowsUpdated();
        return switch (database.kind()) {
            case H2 -> ended.then();
            case POSTGRESQL ->
                ended.then(client.sql("SELECT pg_notify('" + Database.CHANNEL + "', :seq)")
                        .bind("seq", Long.toString(seq))
                        .fetch()
                        .rowsUpdated()
                        .then());
        };
    }
}
