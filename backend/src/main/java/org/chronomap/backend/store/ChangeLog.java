package org.chronomap.backend.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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

    private final DatabaseClient client;
    private final Database database;
    private final Scheduler scheduler;
    private final TransactionalOperator transaction;
    private final StoreHealth health;
    private final HeadKeeper head;
    private final Queries queries;
    private final Bulks bulks;
    private final SerialQueue queue = new SerialQueue();
    private final Clock clock = Clock.systemUTC();
    /** Where the log ends once the append is committed that is just being made here; 0 = none is. */
    private volatile long ending;

    ChangeLog(
            DatabaseClient client,
            Database database,
            Scheduler storeScheduler,
            ReactiveTransactionManager transactions,
            StoreHealth health,
            HeadKeeper head,
            Queries queries,
            Bulks bulks) {
        this.client = client;
        this.database = database;
        this.scheduler = storeScheduler;
        this.transaction = TransactionalOperator.create(transactions);
        this.health = health;
        this.head = head;
        this.queries = queries;
        this.bulks = bulks;
        health.watch(queue);
    }

    /**
     * Does a work within one transaction, while no other appends: what it reads stays true until it has written. When the work
     * fails nothing of it is kept. While the database is known to be away it is refused at once: who waits in line would be told no
     * sooner than all before had waited in vain.
     */
    public <T> Mono<T> append(Function<Append, Mono<T>> work) {
        return append(work, result -> Mono.empty());
    }

    /** @param then what follows once it is committed, before anything else is appended here */
    public <T> Mono<T> append(Function<Append, Mono<T>> work, Function<T, Mono<Void>> then) {
        Mono<T> appended = transaction
                .transactional(locked().flatMap(append -> work.apply(append)
                        .publishOn(scheduler)
                        .flatMap(result -> {
                            ending = append.next() - 1;
                            return append.close().thenReturn(result);
                        })))
                .doOnSuccess(done -> head.moved())
                .flatMap(result -> then.apply(result).thenReturn(result))
                .doFinally(end -> ending = 0)
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
                                bulks,
                                database,
                                scheduler,
                                Columns.number(row, "seq"),
                                clock.millis(),
                                Columns.number(row, "at")))
                        .one())
                .publishOn(scheduler);
    }

    /** Whether the log ends there by what is just being appended here, of which nothing need be read. */
    public boolean isAppending(long seq) {
        return ending == seq;
    }

    /** The sequence number of the last change; 0 = none. */
    public Mono<Long> head() {
        return queries.answer(client.sql("SELECT seq FROM log_head")
                .map(row -> Columns.number(row, "seq"))
                .one());
    }

    /** The number behind which the log goes on since an archive was restored; 0 = none was. What is known from before it is not true. */
    public Mono<Long> restored() {
        return queries.answer(client.sql("SELECT restored FROM log_head")
                .map(row -> Columns.number(row, "restored"))
                .one()
                .doOnNext(bulks::restored));
    }

    /**
     * The changes of all stories behind a sequence number, in their order. Those that were made together come together: between them
     * a story need not be whole. One stands for very many.
     *
     * @param enough where there are so many, no more come than were made together with the last of them
     */
    public Flux<Change> after(long seq, int enough) {
        return queries.answer(entries(seq, enough)
                .collectList()
                .flatMap(entries -> bulks.behind(seq).map(many -> {
                    long end = entries.size() < enough
                            ? Long.MAX_VALUE
                            : entries.get(entries.size() - 1).seq();
                    return Stream.concat(
                                    entries.stream(),
                                    many.stream()
                                            .filter(bulk -> bulk.last() < end)
                                            .map(Bulk::whole))
                            .sorted(Comparator.comparingLong(Change::seq))
                            .toList();
                }))
                .flatMapMany(Flux::fromIterable));
    }

    private Flux<Change> entries(long seq, int enough) {
        return client.sql("SELECT * FROM change_log WHERE seq > :seq AND seq <= COALESCE((SELECT MAX(m.seq)"
                        + " FROM change_log m WHERE m.batch = (SELECT l.batch FROM change_log l WHERE l.seq > :seq"
                        + " ORDER BY l.seq LIMIT 1 OFFSET :others)), " + Long.MAX_VALUE + ") ORDER BY seq")
                .bind("seq", seq)
                .bind("others", enough - 1)
                .map(Columns::change)
                .all();
    }

    /**
     * The changes of a story, whoever may know of them, in their order. One stands for very many.
     *
     * @param after behind this sequence number
     * @param upTo and not behind this one
     */
    public Flux<Change> ofStory(String story, long after, long upTo, int limit) {
        return queries.answer(client.sql(
                        "SELECT * FROM change_log WHERE story = :story AND seq > :after AND seq <= :upTo"
                                + " ORDER BY seq LIMIT :limit")
                .bind("story", story)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map(Columns::change)
                .all()
                .collectList()
                .flatMapMany(entries -> bulks.ofStory(story)
                        .flatMapIterable(many -> Stream.concat(
                                        entries.stream(),
                                        many.stream()
                                                .filter(bulk -> bulk.last() > after && bulk.last() <= upTo)
                                                .map(Bulk::whole))
                                .sorted(Comparator.comparingLong(Change::seq))
                                .limit(limit)
                                .toList())));
    }

    /** One change; empty when the log holds none of that number. */
    public Mono<Change> find(long seq) {
        return queries.answer(client.sql("SELECT * FROM change_log WHERE seq = :seq")
                .bind("seq", seq)
                .map(Columns::change)
                .one()
                .switchIfEmpty(bulks.change(seq)));
    }

    /** The changes that were made together with the one of a sequence number, the first of them, in their order. */
    public Flux<Change> batch(long batch) {
        return queries.answer(bulks.ofBatch(batch)
                .flatMapMany(many -> new LogRange(bulks, many, batch - 1, Long.MAX_VALUE)
                        .ascending((after, upTo) -> client.sql("SELECT * FROM change_log WHERE batch = :batch"
                                        + " AND seq > :after AND seq <= :upTo ORDER BY seq")
                                .bind("batch", batch)
                                .bind("after", after)
                                .bind("upTo", upTo)
                                .map(Columns::change)
                                .all())));
    }

    /** For how many of the changes that were made together an entry stands that is of very many. */
    public Mono<Integer> madeAtOnce(long batch) {
        return queries.answer(bulks.ofBatch(batch)
                .map(many -> many.stream().mapToInt(Bulk::size).sum()));
    }

    /**
     * Of each item of a story its last published change at or before an instant: what the story was made of then, in the order in
     * which readers came to see the items.
     */
    public Flux<Change> standingAt(String story, Instant instant) {
        return queries.answer(bulks.ofStory(story).flatMapMany(many -> {
            List<Bulk> then =
                    many.stream().filter(bulk -> !bulk.at().isAfter(instant)).toList();
            return then.isEmpty()
                    ? entriesAt(story, instant).map(StandingThen.Begun::change)
                    : new StandingThen(bulks, then).with(entriesAt(story, instant));
        }));
    }

    private Flux<StandingThen.Begun> entriesAt(String story, Instant instant) {
        return client.sql("SELECT c.*, l.begun FROM change_log c JOIN (SELECT collection, item, MAX(seq) AS last,"
                        + " MAX(CASE WHEN kind = 'created' THEN seq END) AS begun FROM change_log"
                        + " WHERE story = :story AND at <= :at AND kind NOT IN ('drafted', 'discarded')"
                        // When no more than an earlier revision was removed, what is published stayed as it was.
                        + " AND NOT (kind = 'purged' AND after_document IS NOT NULL)"
                        + " GROUP BY collection, item) l ON c.seq = l.last ORDER BY COALESCE(l.begun, l.last), c.seq")
                .bind("story", story)
                .bind("at", instant.toEpochMilli())
                .map(row -> new StandingThen.Begun(Columns.findNumber(row, "begun"), Columns.change(row)))
                .all();
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
        return queries.answer(client.sql("SELECT COALESCE(MAX(CASE WHEN at <= :at THEN seq END), 0) AS seq,"
                        + " COALESCE(MAX(CASE WHEN kind = 'purged' THEN seq END), 0) AS purged"
                        + " FROM change_log WHERE story = :story")
                .bind("at", instant.toEpochMilli())
                .bind("story", story)
                .map(row -> new Reached(Columns.number(row, "seq"), Columns.number(row, "purged")))
                .one()
                .flatMap(entries -> bulks.ofStory(story)
                        .map(many -> new Reached(
                                many.stream()
                                        .filter(bulk -> !bulk.at().isAfter(instant))
                                        .mapToLong(Bulk::last)
                                        .reduce(entries.seq(), Math::max),
                                entries.purged()))));
    }

    /** When a story was first published after an instant; empty when it never was. */
    public Mono<Instant> publishedAfter(String story, Instant instant) {
        return queries.answer(client.sql("SELECT COALESCE(MIN(at), -1) AS first FROM change_log WHERE story = :story"
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
        return queries.answer(client.sql("SELECT * FROM item ORDER BY created_seq")
                .map(Columns::item)
                .all()
                .collectList()
                .flatMapMany(single -> bulks.behind(0).flatMapMany(many -> bulks.among(single, many))));
    }

    /** One item; empty when it is not there. */
    public Mono<Item> item(ItemKey key) {
        return queries.answer(Append.item(client, bulks, key));
    }
}
