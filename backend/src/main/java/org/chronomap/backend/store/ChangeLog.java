package org.chronomap.backend.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The log of all changes of all stories, and the items that they led to. Both are written in one transaction. Appends come one
 * after the other, on all nodes together, so that sequence order is commit order: who has read the log up to a number never misses
 * a lower one that is committed later.
 */
@Component
public final class ChangeLog {

    /** Changes that were made together, those that readers may not know of among them; more than these are told as one. */
    public static final int TOLD_SINGLY = 20;

    private static final String MANY =
            "SELECT 1 FROM change_log m WHERE m.seq = c.batch + " + TOLD_SINGLY + " AND m.batch = c.batch";

    private final DatabaseClient client;
    private final Database database;
    private final Scheduler scheduler;
    private final TransactionalOperator transaction;
    private final StoreHealth health;
    private final HeadKeeper head;
    private final SerialQueue queue = new SerialQueue();
    private final Clock clock = Clock.systemUTC();

    ChangeLog(
            DatabaseClient client,
            Database database,
            Scheduler storeScheduler,
            ReactiveTransactionManager transactions,
            StoreHealth health,
            HeadKeeper head) {
        this.client = client;
        this.database = database;
        this.scheduler = storeScheduler;
        this.transaction = TransactionalOperator.create(transactions);
        this.health = health;
        this.head = head;
        health.watch(queue);
    }

    /**
     * Does a work within one transaction, while no other appends: what it reads stays true until it has written. When the work
     * fails nothing of it is kept. While the database is known to be away it is refused at once: who waits in line would be told no
     * sooner than all before had waited in vain.
     */
    public <T> Mono<T> append(Function<Append, Mono<T>> work) {
        Mono<T> appended = transaction
                .transactional(locked().flatMap(append -> work.apply(append)
                        .publishOn(scheduler)
                        .flatMap(result -> append.close().thenReturn(result))))
                .doOnSuccess(done -> head.moved())
                .subscribeOn(scheduler);
        return queue.take(Mono.defer(() -> health.awaySince().isPresent() ? Mono.error(StoreFailure.away()) : appended))
                .publishOn(Schedulers.parallel())
                .onErrorMap(StoreFailure::told);
    }

    private Mono<Append> locked() {
        List<String> statements = database.kind().lockedHead();
        int last = statements.size() - 1;
        return Flux.fromIterable(statements.subList(0, last))
                .concatMap(statement -> client.sql(statement).then())
                .then(client.sql(statements.get(last))
                        .map(row -> new Append(
                                client,
                                database,
                                scheduler,
                                Columns.number(row, "seq"),
                                clock.millis(),
                                Columns.number(row, "at")))
                        .one())
                .publishOn(scheduler);
    }

    /** The sequence number of the last change; 0 = none. */
    public Mono<Long> head() {
        return asked(client.sql("SELECT seq FROM log_head")
                .map(row -> Columns.number(row, "seq"))
                .one());
    }

    /** The number behind which the log goes on since an archive was restored; 0 = none was. What is known from before it is not true. */
    public Mono<Long> restored() {
        return asked(client.sql("SELECT restored FROM log_head")
                .map(row -> Columns.number(row, "restored"))
                .one());
    }

    /**
     * The changes of all stories behind a sequence number, in their order. Those that were made together come together: between them
     * a story need not be whole.
     *
     * @param enough where there are so many, no more come than were made together with the last of them
     */
    public Flux<Change> after(long seq, int enough) {
        return asked(client.sql("SELECT * FROM change_log WHERE seq > :seq AND seq <= COALESCE((SELECT MAX(m.seq)"
                        + " FROM change_log m WHERE m.batch = (SELECT l.batch FROM change_log l WHERE l.seq > :seq"
                        + " ORDER BY l.seq LIMIT 1 OFFSET :others)), " + Long.MAX_VALUE + ") ORDER BY seq")
                .bind("seq", seq)
                .bind("others", enough - 1)
                .map(Columns::change)
                .all());
    }

    /**
     * The changes of a story, whoever may know of them, in their order.
     *
     * @param after behind this sequence number
     * @param upTo and not behind this one
     */
    public Flux<Change> ofStory(String story, long after, long upTo, int limit) {
        return asked(client.sql("SELECT * FROM change_log WHERE story = :story AND seq > :after AND seq <= :upTo"
                        + " ORDER BY seq LIMIT :limit")
                .bind("story", story)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map(Columns::change)
                .all());
    }

    /** One change; empty when the log holds none of that number. */
    public Mono<Change> find(long seq) {
        return asked(client.sql("SELECT * FROM change_log WHERE seq = :seq")
                .bind("seq", seq)
                .map(Columns::change)
                .one());
    }

    /** The changes that were made together with the one of a sequence number, the first of them, in their order. */
    public Flux<Change> batch(long batch) {
        return asked(client.sql("SELECT * FROM change_log WHERE batch = :batch ORDER BY seq")
                .bind("batch", batch)
                .map(Columns::change)
                .all());
    }

    /**
     * What readers may know of a story's changes, the latest first. Of those that were made together, when they are more than
     * {@value #TOLD_SINGLY}, the first stands for all, whether readers may know of itself or not.
     *
     * @param before below this sequence number
     */
    public Flux<Folded> folded(String story, long before, int limit) {
        // Those that were made together stand together: whether they are many is asked by one number.
        return asked(client.sql("SELECT c.*, EXISTS (" + MANY
                        + ") AS many FROM change_log c WHERE story = :story AND seq < :before"
                        + " AND ((visible = TRUE AND NOT EXISTS (" + MANY + "))"
                        + " OR (seq = batch AND EXISTS (" + MANY + ") AND EXISTS (SELECT 1 FROM change_log v"
                        + " WHERE v.batch = c.batch AND v.visible = TRUE)))"
                        + " ORDER BY seq DESC LIMIT :limit")
                .bind("story", story)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> new Folded(Columns.change(row), Boolean.TRUE.equals(row.get("many", Boolean.class))))
                .all());
    }

    /**
     * A change as it is told.
     *
     * @param standsForMany readers may know when it was made and why, and nothing of itself
     */
    public record Folded(Change change, boolean standsForMany) {}

    /**
     * What readers may know of the changes of one item, or of those of a story that were made together, the latest first.
     *
     * @param before below this sequence number
     */
    public Flux<Change> visible(String story, Narrowing to, long before, int limit) {
        String condition = to.item() == null ? "batch = :batch" : "collection = :collection AND item = :item";
        DatabaseClient.GenericExecuteSpec query = client.sql("SELECT * FROM change_log WHERE story = :story AND "
                        + condition + " AND seq < :before AND visible = TRUE ORDER BY seq DESC LIMIT :limit")
                .bind("story", story)
                .bind("before", before)
                .bind("limit", limit);
        query = to.item() == null
                ? query.bind("batch", to.batch())
                : query.bind("collection", to.item().part().id())
                        .bind("item", to.item().id());
        return asked(query.map(Columns::change).all());
    }

    /**
     * Which changes of a story are meant.
     *
     * @param item those of this one; null = those of the batch
     */
    public record Narrowing(@Nullable ItemKey item, long batch) {

        public static Narrowing toItem(ItemKey item) {
            return new Narrowing(item, 0);
        }

        public static Narrowing toBatch(long batch) {
            return new Narrowing(null, batch);
        }
    }

    /** How many changes of a kind were made together to the items of one part of a story. */
    public record Tally(StoryPart part, ChangeKind kind, int changes) {}

    /** What readers may know of the changes that were made together, counted. */
    public Flux<Tally> tally(String story, long batch) {
        return asked(client.sql("SELECT collection, kind, COUNT(*) AS changes FROM change_log WHERE batch = :batch"
                        + " AND story = :story AND visible = TRUE GROUP BY collection, kind ORDER BY collection, kind")
                .bind("batch", batch)
                .bind("story", story)
                .map(Columns::tally)
                .all());
    }

    /**
     * Of each item of a story its last published change at or before an instant: what the story was made of then, in the order in
     * which readers came to see the items.
     */
    public Flux<Change> standingAt(String story, Instant instant) {
        return asked(client.sql("SELECT c.* FROM change_log c JOIN (SELECT collection, item, MAX(seq) AS last,"
                        + " MAX(CASE WHEN kind = 'created' THEN seq END) AS begun FROM change_log"
                        + " WHERE story = :story AND at <= :at AND kind NOT IN ('drafted', 'discarded')"
                        // When no more than an earlier revision was removed, what is published stayed as it was.
                        + " AND NOT (kind = 'purged' AND after_document IS NOT NULL)"
                        + " GROUP BY collection, item) l ON c.seq = l.last ORDER BY COALESCE(l.begun, l.last), c.seq")
                .bind("story", story)
                .bind("at", instant.toEpochMilli())
                .map(Columns::change)
                .all());
    }

    /**
     * How far a story had come.
     *
     * @param seq of its last change until then; 0 = none
     * @param purged of the last change ever that removed something from the log; 0 = none
     */
    public record Reached(long seq, long purged) {}

    /** How far a story had come at an instant. */
    public Mono<Reached> reachedAt(String story, Instant instant) {
        return asked(client.sql("SELECT COALESCE(MAX(CASE WHEN at <= :at THEN seq END), 0) AS seq,"
                        + " COALESCE(MAX(CASE WHEN kind = 'purged' THEN seq END), 0) AS purged"
                        + " FROM change_log WHERE story = :story")
                .bind("at", instant.toEpochMilli())
                .bind("story", story)
                .map(row -> new Reached(Columns.number(row, "seq"), Columns.number(row, "purged")))
                .one());
    }

    /** When a story was first published after an instant; empty when it never was. */
    public Mono<Instant> publishedAfter(String story, Instant instant) {
        return asked(client.sql("SELECT COALESCE(MIN(at), -1) AS first FROM change_log WHERE story = :story"
                                + " AND collection = 'story' AND kind = 'created' AND at > :at")
                        .bind("story", story)
                        .bind("at", instant.toEpochMilli())
                        .map(row -> Columns.number(row, "first"))
                        .one())
                .filter(first -> first >= 0)
                .map(Instant::ofEpochMilli);
    }

    /** All items, in the order in which they were made. */
    public Flux<Item> items() {
        return asked(client.sql("SELECT * FROM item ORDER BY created_seq")
                .map(Columns::item)
                .all());
    }

    /** One item; empty when it is not there. */
    public Mono<Item> item(ItemKey key) {
        return asked(Append.item(client, key));
    }

    private <T> Mono<T> asked(Mono<T> answer) {
        return answer.timeout(Timeouts.FOR_ANSWER)
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .onErrorMap(StoreFailure::told);
    }

    private <T> Flux<T> asked(Flux<T> answer) {
        return answer.timeout(Timeouts.FOR_ANSWER)
                .subscribeOn(scheduler)
                .publishOn(Schedulers.parallel())
                .onErrorMap(StoreFailure::told);
    }
}
