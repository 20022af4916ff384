package org.chronomap.backend.security.account;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chronomap.backend.http.OperatorsLog;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table of who did what. What failed to sign in is kept for 90 days, all else for ever. */
@Component
public final class AuditLog implements Audit {

    private static final Duration FAILURES_KEPT = Duration.ofDays(90);
    private static final Duration PRUNED_EVERY = Duration.ofHours(1);

    private static final int LONGEST_DETAIL = 2_000;
    private static final int LONGEST_TARGET = 500;

    private final AtomicLong pruned = new AtomicLong();
    private final Tables tables;
    private final Clock clock = Clock.systemUTC();

    AuditLog(Tables tables) {
        this.tables = tables;
    }

    /**
     * Something that was done.
     *
     * @param id ascends with time
     * @param network that it was done from, where that is kept
     */
    record Entry(
            long id,
            Instant at,
            String who,
            String action,
            String target,
            @Nullable String detail,
            @Nullable String network) {}

    @Override
    public Mono<Void> record(Editor who, String action, String target, @Nullable String detail) {
        return record(who, action, target, detail, null);
    }

    @Override
    public Mono<Void> recordPart(Editor who, String action, String target, @Nullable String detail) {
        return inserted(who.username(), action, target, detail, null);
    }

    /** @param network that it was done from, as {@code signin.Network} writes it */
    public Mono<Void> record(
            Editor who, String action, String target, @Nullable String detail, @Nullable String network) {
        return inserted(who.username(), action, target, detail, network)
                .doOnSuccess(done -> OperatorsLog.done(action, who.roleInLog(), target));
    }

    private Mono<Void> inserted(
            String who, String action, String target, @Nullable String detail, @Nullable String network) {
        return tables.ask(client -> client.sql("INSERT INTO audit (at, who, action, target, detail, network)"
                        + " VALUES (:at, :who, :action, :target, :detail, :network)")
                .bind("at", clock.millis())
                .bind("who", who)
                .bind("action", action)
                .bind("target", cut(target, LONGEST_TARGET))
                .bind("detail", Tables.text(detail == null ? null : cut(detail, LONGEST_DETAIL)))
                .bind("network", Tables.text(network))
                .then());
    }

    /** Somebody who was not let in, of which the log tells as of every refusal; with it goes what is too old of its like. */
    public Mono<Void> recordFailure(String action, String target, String network) {
        long now = clock.millis();
        long last = pruned.get();
        // It looks at the whole table, and strangers may fail as often as they like.
        boolean due = now - last >= PRUNED_EVERY.toMillis() && pruned.compareAndSet(last, now);
        return (due ? prune(now) : Mono.<Void>empty()).then(inserted("", action, target, null, network));
    }

    private Mono<Void> prune(long now) {
        return tables.ask(client -> client.sql(
                        "DELETE FROM audit WHERE action IN ('sign-in-failed', 'sign-in-slowed') AND at < :oldest")
                .bind("oldest", now - FAILURES_KEPT.toMillis())
                .then());
    }

    /**
     * The newest first.
     *
     * @param before an id: only what is older; {@link Long#MAX_VALUE} = all
     */
    Mono<List<Entry>> list(long before, int limit) {
        return tables.ask(client -> client.sql("SELECT id, at, who, action, target, detail, network FROM audit"
                        + " WHERE id < :before ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(AuditLog::entry)
                .all()
                .collectList());
    }

    private static Entry entry(Readable row) {
        return new Entry(
                Tables.number(row, "id"),
                Instant.ofEpochMilli(Tables.number(row, "at")),
                Tables.text(row, "who"),
                Tables.text(row, "action"),
                Tables.text(row, "target"),
                row.get("detail", String.class),
                row.get("network", String.class));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
