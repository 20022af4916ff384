package org.chronomap.backend.security.account;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.store.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What programs sign in with: {@code cmt_} and 192 random bits, of which only the SHA-256 is kept. */
@Component
public final class Tokens {

    private static final String PREFIX = "cmt_";
    private static final int BYTES = 24;
    private static final int BYTES_OF_ID = 9;

    private final AccountTables tables;
    private final Clock clock = Clock.systemUTC();

    Tokens(AccountTables tables) {
        this.tables = tables;
    }

    /**
     * A token, without its secret.
     *
     * @param expires null = never
     * @param lastUsed the day, UTC; null = never
     */
    record Token(
            String id,
            String label,
            Instant created,
            @Nullable Instant expires,
            @Nullable LocalDate lastUsed) {}

    /** A token and its secret, which is told this once. */
    record Made(Token token, String secret) {}

    /** A token that holds: whose it is, as its account stands now. */
    private record Holder(
            String id, Account account, @Nullable Long lastUsedDay) {}

    /** @throws ProblemException (as error) 409 when the account has gone meanwhile */
    Mono<Made> make(String username, String label, @Nullable Instant expires) {
        return Mono.zip(RandomText.text(BYTES_OF_ID), RandomText.text(BYTES)).flatMap(random -> {
            Token token = new Token(random.getT1(), label, clock.instant(), expires, null);
            String secret = PREFIX + random.getT2();
            return tables.change(client -> held(client, username)
                    .then(client.sql("INSERT INTO account_token (id, username, label, digest, created,"
                                    + " expires) VALUES (:id, :username, :label, :digest, :created, :expires)")
                            .bind("id", token.id())
                            .bind("username", username)
                            .bind("label", label)
                            .bind("digest", RandomText.digest(secret))
                            .bind("created", token.created().toEpochMilli())
                            .bind("expires", Columns.number(expires == null ? null : expires.toEpochMilli()))
                            .then())
                    .thenReturn(new Made(token, secret)));
        });
    }

    /** Keeps an account as it is: H2 would take a token of one that another transaction has just removed. */
    private static Mono<String> held(DatabaseClient client, String username) {
        return client.sql("SELECT username FROM account WHERE username = :username FOR UPDATE")
                .bind("username", username)
                .map(row -> Columns.text(row, "username"))
                .one()
                .switchIfEmpty(Mono.error(() ->
                        ProblemException.of(HttpStatus.CONFLICT, "The account is no longer there; sign in again")));
    }

    /** Those of an account, the newest first. */
    Mono<List<Token>> list(String username) {
        return tables.ask(client -> client.sql("SELECT id, label, created, expires, last_used_day FROM account_token"
                        + " WHERE username = :username ORDER BY created DESC, id")
                .bind("username", username)
                .map(Tokens::token)
                .all()
                .collectList());
    }

    /** @throws ProblemException (as error) 404 when the account has no such token */
    Mono<Void> withdraw(String username, String id) {
        return tables.ask(client -> client.sql("DELETE FROM account_token WHERE username = :username AND id = :id")
                        .bind("username", username)
                        .bind("id", id)
                        .fetch()
                        .rowsUpdated())
                .flatMap(gone -> gone > 0
                        ? Mono.empty()
                        : Mono.error(ProblemException.notFound("You have no token \"" + id + '"')));
    }

    /** The account that a secret signs in to; empty when it signs in to none (any more). */
    public Mono<Account> holder(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Mono.empty();
        }
        // Together: each question costs as much again, and this one is asked by whoever has a token, and by who has
        // none.
        return tables.ask(client -> client.sql("SELECT t.id, t.last_used_day, " + Accounts.COLUMNS
                                + " FROM account_token t JOIN account a ON a.username = t.username"
                                + " WHERE t.digest = :digest AND (t.expires IS NULL OR t.expires > :now)")
                        .bind("digest", RandomText.digest(secret))
                        .bind("now", clock.millis())
                        .map(row -> new Holder(
                                Columns.text(row, "id"), Accounts.account(row), row.get("last_used_day", Long.class)))
                        .one())
                .flatMap(holder ->
                        used(holder, LocalDate.now(clock).toEpochDay()).thenReturn(holder.account()));
    }

    private Mono<Void> used(Holder holder, long today) {
        Long lastUsed = holder.lastUsedDay();
        if (lastUsed != null && lastUsed == today) {
            return Mono.empty();
        }
        return tables.ask(client -> client.sql("UPDATE account_token SET last_used_day = :today WHERE id = :id")
                .bind("today", today)
                .bind("id", holder.id())
                .then());
    }

    private static Token token(Readable row) {
        Long expires = row.get("expires", Long.class);
        Long lastUsed = row.get("last_used_day", Long.class);
        return new Token(
                Columns.text(row, "id"),
                Columns.text(row, "label"),
                Columns.instant(row, "created"),
                expires == null ? null : Instant.ofEpochMilli(expires),
                lastUsed == null ? null : LocalDate.ofEpochDay(lastUsed));
    }
}
