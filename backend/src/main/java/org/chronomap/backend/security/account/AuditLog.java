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
import org.chronomap.backend.store.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table of who did what. What failed to sign in is kept for 90 days, all else for ever. Of failures that are alike the first
 * makes a row; the others of its hour are counted in memory, and the count goes into that row once a minute and when it is asked for.
 */
@Component
public final class AuditLog implements Audit, DisposableBean {

    private static final Duration FAILURES_KEPT = Duration.ofDays(90);
    private static final Duration PRUNED_EVERY = Duration.ofHours(1);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    static final String PRUNE = "DELETE FROM audit WHERE action = :action AND at < :oldest";

    private static final String FAILED = "sign-in-failed";
    private static final String SLOWED = "sign-in-slowed";

    private static final int LONGEST_DETAIL = 2_000;
    private static final int LONGEST_TARGET = 500;

    private final AtomicLong pruned = new AtomicLong();
    private final FailureCounts counts = new FailureCounts();
    private final AccountTables tables;
    private final Clock clock = Clock.systemUTC();

    AuditLog(AccountTables tables) {
        this.tables = tables;
    }

    /**
     * Something that was done.
     *
     * @param id ascends with time
     * @param network that it was done from, where that is kept
     * @param times how often, within an hour
     */
    record Entry(
            long id,
            Instant at,
            String who,
            String action,
            String target,
            @Nullable String detail,
            @Nullable String network,
            int times) {}

    @Override
    public Mono<Void> record(Editor who, String action, String target, @Nullable String detail) {
        return record(who, action, target, detail, null);
    }

    @Override
    public Mono<Void> recordPart(Editor who, String action, String target, @Nullable String detail) {
        return inserted(clock.millis(), who.username(), action, target, detail, null);
    }

    /** @param network that it was done from, as {@code http.Network} writes it */
    public Mono<Void> record(
            Editor who, String action, String target, @Nullable String detail, @Nullable String network) {
        return inserted(clock.millis(), who.username(), action, target, detail, network)
                .doOnSuccess(done -> OperatorsLog.done(action, who.roleInLog(), target));
    }

    private Mono<Void> inserted(
            long at, String who, String action, String target, @Nullable String detail, @Nullable String network) {
        return tables.ask(client -> client.sql("INSERT INTO audit (at, who, action, target, detail, network)"
                        + " VALUES (:at, :who, :action, :target, :detail, :network)")
                .bind("at", at)
                .bind("who", who)
                .bind("action", action)
                .bind("target", cut(target, LONGEST_TARGET))
                .bind("detail", Columns.text(detail == null ? null : cut(detail, LONGEST_DETAIL)))
                .bind("network", Columns.text(network))
                .then());
    }

    /** Somebody who brought what is not right, of which the log tells as of every refusal. */
    public Mono<Void> recordFailed(String target, String network) {
        return recordFailure(new FailureCounts.Kind(FAILED, target, network), target);
    }

    /**
     * Somebody who has to wait after failures: it costs no more than to count, whatever names are tried.
     *
     * @param target what the first of its kind tried
     */
    public Mono<Void> recordSlowed(String target, String network) {
        return recordFailure(new FailureCounts.Kind(SLOWED, "", network), target);
    }

    private Mono<Void> recordFailure(FailureCounts.Kind kind, String target) {
        return Mono.defer(() -> {
            long now = clock.millis();
            boolean first = counts.count(kind, now);
            return written(counts.due(now))
                    .then(pruned(now))
                    .then(first ? inserted(now, "", kind.action(), target, null, kind.network()) : Mono.empty());
        });
    }

    private Mono<Void> written(List<FailureCounts.Counted> counted) {
        return Flux.fromIterable(counted)
                .concatMap(
                        each -> tables.ask(client -> client.sql("UPDATE audit SET times = :times WHERE action = :action"
                                        + " AND at = :at AND network = :network AND (target = :target OR :target = '')")
                                .bind("times", each.times())
                                .bind("action", each.kind().action())
                                .bind("at", each.begun())
                                .bind("network", each.kind().network())
                                .bind("target", each.kind().target())
                                .then()),
                        1)
                .then();
    }

    /** Forgets failures that are too old, once an hour. */
    private Mono<Void> pruned(long now) {
        long last = pruned.get();
        if (now - last < PRUNED_EVERY.toMillis() || !pruned.compareAndSet(last, now)) {
            return Mono.empty();
        }
        // One after the other, so that each finds its rows by the index.
        return Flux.just(FAILED, SLOWED)
                .concatMap(
                        action -> tables.ask(client -> client.sql(PRUNE)
                                .bind("action", action)
                                .bind("oldest", now - FAILURES_KEPT.toMillis())
                                .then()),
                        1)
                .then();
    }

    @Override
    public void destroy() {
        written(counts.all()).onErrorComplete().block(LONGEST_WRITE);
    }

    /**
     * The newest first.
     *
     * @param before an id: only what is older; {@link Long#MAX_VALUE} = all
     */
    Mono<List<Entry>> list(long before, int limit) {
        return written(counts.all())
                .then(tables.ask(
                        client -> client.sql("SELECT id, at, who, action, target, detail, network, times FROM audit"
                                        + " WHERE id < :before ORDER BY id DESC LIMIT :limit")
                                .bind("before", before)
                                .bind("limit", limit)
                                .map(AuditLog::entry)
                                .all()
                                .collectList()));
    }

    private static Entry entry(Readable row) {
        return new Entry(
                Columns.number(row, "id"),
                Columns.instant(row, "at"),
                Columns.text(row, "who"),
                Columns.text(row, "action"),
                Columns.text(row, "target"),
                row.get("detail", String.class),
                row.get("network", String.class),
                row.get("times") instanceof Number times ? times.intValue() : 1);
    }

    private static String cut(String text, int length) {
        // Between two characters, never within one.
        return text.length() <= length
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
