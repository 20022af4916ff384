package org.chronomap.backend.security.preview;

import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.chronomap.backend.security.account.AccountTables;
import org.chronomap.backend.security.account.RandomText;
import org.chronomap.backend.store.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What preview links are signed with: the same for all nodes of a database, made when it is first needed. */
@Component
final class PreviewKey {

    private static final String NAME = "preview";
    private static final int BYTES = 32;

    private final AccountTables tables;
    private final AtomicReference<byte @Nullable []> known = new AtomicReference<>();

    PreviewKey(AccountTables tables) {
        this.tables = tables;
    }

    Mono<byte[]> get() {
        return Mono.justOrEmpty(known.get())
                .switchIfEmpty(Mono.defer(this::load).doOnNext(known::set));
    }

    private Mono<byte[]> load() {
        return find(tables)
                // Another node may be faster: then its key holds.
                .switchIfEmpty(make(tables).onErrorResume(DuplicateKeyException.class, faster -> find(tables)))
                .map(Base64.getUrlDecoder()::decode);
    }

    private static Mono<String> find(AccountTables tables) {
        return tables.ask(client -> client.sql("SELECT secret FROM server_secret WHERE name = :name")
                .bind("name", NAME)
                .map(row -> Columns.text(row, "secret"))
                .one());
    }

    private static Mono<String> make(AccountTables tables) {
        return RandomText.text(BYTES)
                .flatMap(made -> tables.ask(client -> insert(client, made)).thenReturn(made));
    }

    private static Mono<Void> insert(DatabaseClient client, String secret) {
        return client.sql("INSERT INTO server_secret (name, secret) VALUES (:name, :secret)")
                .bind("name", NAME)
                .bind("secret", secret)
                .then();
    }
}
