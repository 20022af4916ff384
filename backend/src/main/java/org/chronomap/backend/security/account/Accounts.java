package org.chronomap.backend.security.account;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.store.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts that there are. At least one administrator may always sign in. */
@Component
public final class Accounts {

    /** Those of an {@link #account}, of the table as {@code a}. */
    public static final String COLUMNS =
            "a.username, a.password_hash, a.role, a.enabled, a.created, a.password_changed, a.epoch, a.subject,"
                    + " a.password_to_change";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM account a";

    private final AccountTables tables;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    Accounts(AccountTables tables) {
        this.tables = tables;
    }

    /** From now on tells when an account may have been changed or removed by this server, before who did it hears of it. */
    public void tell(Runnable watcher) {
        watchers.add(watcher);
    }

    public Mono<Account> find(String username) {
        return tables.ask(client -> client.sql(SELECT + " WHERE username = :username")
                .bind("username", username)
                .map(Accounts::account)
                .one());
    }

    /** The one that was entered by a subject of the OpenID provider before. */
    public Mono<Account> findBySubject(String subject) {
        return tables.ask(client -> client.sql(SELECT + " WHERE subject = :subject")
                .bind("subject", subject)
                .map(Accounts::account)
                .one());
    }

    /** All, by their names. */
    public Mono<List<Account>> list() {
        return tables.ask(client -> all(client, ""));
    }

    /** @throws ProblemException (as error) 409 when the name is taken */
    public Mono<Account> add(Account account) {
        return tables.ask(client -> bound(
                                client.sql("INSERT INTO account (username, password_hash, role, enabled, created,"
                                        + " password_changed, epoch, subject, password_to_change) VALUES (:username, :password,"
                                        + " :role, :enabled, :created, :changed, :epoch, :subject, :toChange)"),
                                account)
                        .bind("created", account.created().toEpochMilli())
                        .then()
                        .thenReturn(account))
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> conflict("There is an account \"" + account.username() + "\" already"));
    }

    /**
     * Changes an account; with a new epoch its tokens and sessions are gone.
     *
     * @throws ProblemException (as error) 404 when there is none, 409 when no administrator could sign in any more
     */
    public Mono<Account> change(String username, UnaryOperator<Account> change) {
        return changed(client -> locked(client).flatMap(accounts -> {
            Account before = existing(accounts, username);
            Account after = change.apply(before);
            checkAdminStays(accounts, username, after);
            return bound(
                            client.sql("UPDATE account SET password_hash = :password, role = :role, enabled = :enabled,"
                                    + " password_changed = :changed, epoch = :epoch, subject = :subject,"
                                    + " password_to_change = :toChange WHERE username = :username"),
                            after)
                    .then()
                    .then(after.epoch() == before.epoch() ? Mono.empty() : ended(client, username))
                    .thenReturn(after);
        }));
    }

    /** @throws ProblemException (as error) as {@link #change} does */
    public Mono<Void> remove(String username) {
        return changed(client -> locked(client).flatMap(accounts -> {
            existing(accounts, username);
            checkAdminStays(accounts, username, null);
            return client.sql("DELETE FROM account WHERE username = :username")
                    .bind("username", username)
                    .then();
        }));
    }

    /** All of it or nothing, and told. */
    private <T> Mono<T> changed(Function<DatabaseClient, Mono<T>> change) {
        return tables.change(change).doOnTerminate(() -> watchers.forEach(Runnable::run));
    }

    private static Mono<Map<String, Account>> locked(DatabaseClient client) {
        return all(client, " FOR UPDATE")
                .map(accounts -> accounts.stream().collect(Collectors.toMap(Account::username, account -> account)));
    }

    private static Mono<List<Account>> all(DatabaseClient client, String how) {
        return client.sql(SELECT + " ORDER BY username" + how)
                .map(Accounts::account)
                .all()
                .collectList();
    }

    private static Mono<Void> ended(DatabaseClient client, String username) {
        return Flux.just("account_token", "editor_session")
                .concatMap(
                        table -> client.sql("DELETE FROM " + table + " WHERE username = :username")
                                .bind("username", username)
                                .then(),
                        1)
                .then();
    }

    private static Account existing(Map<String, Account> accounts, String username) {
        Account account = accounts.get(username);
        if (account == null) {
            throw unknown(username);
        }
        return account;
    }

    static ProblemException unknown(String username) {
        return ProblemException.notFound("There is no account \"" + username + '"');
    }

    private static void checkAdminStays(Map<String, Account> accounts, String username, @Nullable Account after) {
        boolean stays = Stream.concat(
                        accounts.values().stream()
                                .filter(account -> !account.username().equals(username)),
                        Stream.ofNullable(after))
                .anyMatch(Account::isOpenToAdmin);
        if (!stays) {
            throw conflict("\"" + username + "\" is the last administrator who can sign in;"
                    + " give another account the role admin first");
        }
    }

    private static ProblemException conflict(String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, detail);
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, Account account) {
        Instant changed = account.passwordChanged();
        return statement
                .bind("username", account.username())
                .bind("password", Columns.text(account.passwordHash()))
                .bind("role", account.role().id())
                .bind("enabled", account.enabled())
                .bind("changed", Columns.number(changed == null ? null : changed.toEpochMilli()))
                .bind("epoch", account.epoch())
                .bind("subject", Columns.text(account.subject()))
                .bind("toChange", account.passwordToChange());
    }

    /** @param row with the {@link #COLUMNS} */
    public static Account account(Readable row) {
        Long changed = row.get("password_changed", Long.class);
        return new Account(
                Columns.text(row, "username"),
                row.get("password_hash", String.class),
                role(Columns.text(row, "role")),
                Boolean.TRUE.equals(row.get("enabled", Boolean.class)),
                Columns.instant(row, "created"),
                changed == null ? null : Instant.ofEpochMilli(changed),
                Columns.number(row, "epoch"),
                row.get("subject", String.class),
                Boolean.TRUE.equals(row.get("password_to_change", Boolean.class)));
    }

    private static Role role(String id) {
        return Arrays.stream(Role.values())
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The database has an account of the unknown role " + id));
    }
}
