package org.chronomap.backend.store;

import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers to requests that may be sent again. Within an append they are kept if it is. */
@Component
public final class KeptAnswers {

    private static final Duration KEPT = Duration.ofDays(7);

    private final DatabaseClient client;
    private final Scheduler scheduler;
    private final Clock clock = Clock.systemUTC();

    KeptAnswers(DatabaseClient client, Scheduler storeScheduler) {
        this.client = client;
        this.scheduler = storeScheduler;
    }

    /** @param digest of the request that was answered */
    public record Kept(String digest, String answer) {}

    /** What was answered to this key of this author; empty when nothing is kept. */
    public Mono<Kept> find(String author, String key) {
        return client.sql(
                        "SELECT request_digest, answer FROM idempotency WHERE author = :author AND idempotency_key = :key")
                .bind("author", author)
                .bind("key", key)
                .map(row -> new Kept(Columns.text(row, "request_digest"), Columns.text(row, "answer")))
                .one()
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** Keeps an answer, and forgets those that are too old to be asked for again. */
    public Mono<Void> keep(String author, String key, Kept kept) {
        return client.sql("DELETE FROM idempotency WHERE at < :oldest")
                .bind("oldest", clock.millis() - KEPT.toMillis())
                .then()
                .then(client.sql("INSERT INTO idempotency (author, idempotency_key, request_digest, answer, at)"
                                + " VALUES (:author, :key, :digest, :answer, :at)")
                        .bind("author", author)
                        .bind("key", key)
                        .bind("digest", kept.digest())
                        .bind("answer", kept.answer())
                        .bind("at", clock.millis())
                        .then())
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }
}
