package org.chronomap.backend.security.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.AccountTables;
import org.chronomap.backend.security.account.Accounts;
import org.chronomap.backend.security.account.RandomText;
import org.chronomap.backend.store.Columns;
import org.chronomap.backend.store.SerialQueue;
import org.chronomap.backend.store.StoreHealth;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is signed in by a browser. The database holds it, so that any node serves any editor and a restart signs nobody out; of an id it
 * has the SHA-256 alone. A session ends 8 hours after its last request, 24 hours after it began, and with its account's epoch; of too
 * many the one that was used longest ago.
 *
 * <p>What the database said is believed for two seconds: however much an editor asks, it costs a question in that time, and what ends on
 * another node goes on here no longer. What ends here ends at once. That a session is used is written every five minutes. While the
 * database does not answer, who was known goes on. Cookies that nobody knows are looked for one after the other: whoever makes them up
 * keeps no editor from the database.
 *
 * <p>Spring Session is not taken: none of its stores speaks R2DBC, and it keeps attributes, of which a session here has none.
 *
 * @see <a href="https://github.com/spring-projects/spring-session/issues/1748">Spring Session: R2DBC, asked for in 2020</a>
 */
@Component
public final class Sessions {

    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration WHOLE = Duration.ofHours(24);
    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final int BYTES = 32;

    private final AccountTables tables;
    private final StoreHealth health;
    private final Clock clock;
    private final Ticker ticker;
    private final SerialQueue strangers = new SerialQueue();

    /** How often something ended here: what the database said before is not kept. */
    private final AtomicLong ends = new AtomicLong();

    /** How often accounts were changed here: of whom the database told before that it is asked anew. */
    private final AtomicLong changes = new AtomicLong();

    /** By the digests of ids. */
    private final Cache<String, Session> known =
            Caffeine.newBuilder().expireAfterWrite(IDLE).maximumSize(MOST).build();

    @Autowired
    Sessions(AccountTables tables, Accounts accounts, StoreHealth health) {
        this(tables, accounts, health, Clock.systemUTC(), Ticker.systemTicker());
    }

    Sessions(AccountTables tables, Accounts accounts, StoreHealth health, Clock clock, Ticker ticker) {
        this.tables = tables;
        this.health = health;
        this.clock = clock;
        this.ticker = ticker;
        accounts.tell(() -> {
            ends.incrementAndGet();
            changes.incrementAndGet();
        });
    }

    /**
     * @param account as it was when the database was asked
     * @param began in milliseconds since 1970, as is when it was used
     * @param asked when the database was, by the ticker
     * @param changes how often accounts had been changed by then
     */
    private record Session(Account account, long began, long used, long asked, long changes) {}

    /** What a request that changes something must bring, beside the cookie; without the cookie nobody can tell it. */
    static String csrf(String id) {
        return RandomText.digest("csrf " + id);
    }

    /** Begins one; its id is what the browser's cookie holds. */
    Mono<String> open(Account account) {
        return RandomText.text(BYTES).flatMap(id -> {
            String digest = RandomText.digest(id);
            return insert(digest, account)
                    .then(prune())
                    // Whoever comes with it next is no stranger.
                    .then(ask(digest))
                    .thenReturn(id);
        });
    }

    /** Whose it is; empty when it is nobody's, or no longer. */
    Mono<Account> find(String id) {
        return Mono.defer(() -> session(RandomText.digest(id)))
                .filter(this::isOpen)
                .map(Session::account);
    }

    private Mono<Session> session(String digest) {
        Session before = known.getIfPresent(digest);
        if (before == null || before.changes() != changes.get()) {
            return strangers.take(ask(digest));
        }
        return ticker.read() - before.asked() < BELIEVED.toNanos()
                ? Mono.just(before)
                : ask(digest).onErrorResume(ProblemException.class, silent -> Mono.just(before));
    }

    Mono<Void> close(String id) {
        String digest = RandomText.digest(id);
        return tables.ask(client -> client.sql("DELETE FROM editor_session WHERE digest = :digest")
                        .bind("digest", digest)
                        .then())
                .doOnTerminate(() -> {
                    ends.incrementAndGet();
                    known.invalidate(digest);
                });
    }

    private Mono<Session> ask(String digest) {
        return Mono.defer(() -> {
            if (health.awaySince().isPresent()) {
                return Mono.error(
                        ProblemException.tooBusy("The database cannot be reached at the moment, so that nobody"
                                + " knows who is signed in: try again in a few seconds"));
            }
            long endsBefore = ends.get();
            long changesBefore = changes.get();
            long asked = ticker.read();
            return tables.ask(client -> client.sql("SELECT s.began, s.last_used, " + Accounts.COLUMNS
                                    + " FROM editor_session s"
                                    + " JOIN account a ON a.username = s.username AND a.epoch = s.epoch"
                                    + " WHERE s.digest = :digest AND a.enabled = TRUE")
                            .bind("digest", digest)
                            .map(row -> new Session(
                                    Accounts.account(row),
                                    Columns.number(row, "began"),
                                    Columns.number(row, "last_used"),
                                    asked,
                                    changesBefore))
                            .one())
                    .filter(this::isOpen)
                    .flatMap(found -> use(digest, found))
                    .doOnNext(found -> {
                        known.put(digest, found);
                        if (ends.get() != endsBefore) {
                            known.invalidate(digest);
                        }
                    })
                    .switchIfEmpty(Mono.fromRunnable(() -> known.invalidate(digest)));
        });
    }

    /** The session as it is used now. Whoever asks is answered, though that cannot be written. */
    private Mono<Session> use(String digest, Session found) {
        long now = clock.millis();
        if (now - found.used() < WRITTEN_EVERY.toMillis()) {
            return Mono.just(found);
        }
        return tables.ask(client -> client.sql("UPDATE editor_session SET last_used = :now WHERE digest = :digest")
                        .bind("now", now)
                        .bind("digest", digest)
                        .then())
                .onErrorComplete(ProblemException.class)
                .thenReturn(new Session(found.account(), found.began(), now, found.asked(), found.changes()));
    }

    private boolean isOpen(Session session) {
        long now = clock.millis();
        return now - session.began() < WHOLE.toMillis() && now - session.used() < IDLE.toMillis();
    }

    private Mono<Void> insert(String digest, Account account) {
        long now = clock.millis();
        return tables.ask(client -> client.sql("INSERT INTO editor_session (digest, username, epoch, began, last_used)"
                                + " VALUES (:digest, :username, :epoch, :now, :now)")
                        .bind("digest", digest)
                        .bind("username", account.username())
                        .bind("epoch", account.epoch())
                        .bind("now", now)
                        .then())
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        gone -> ProblemException.of(
                                HttpStatus.CONFLICT, "The account is no longer there; sign in again"));
    }

    /** Forgets what has ended by itself, and what is too much; if it cannot now, then at the next sign-in. */
    private Mono<Void> prune() {
        long now = clock.millis();
        return tables.ask(client -> client.sql("DELETE FROM editor_session WHERE began <= :began OR last_used <= :used")
                        .bind("began", now - WHOLE.toMillis())
                        .bind("used", now - IDLE.toMillis())
                        .then()
                        .then(client.sql("DELETE FROM editor_session WHERE last_used < (SELECT last_used"
                                        + " FROM editor_session ORDER BY last_used DESC LIMIT 1 OFFSET " + (MOST - 1)
                                        + ')')
                                .then()))
                .onErrorComplete(ProblemException.class);
    }
}
