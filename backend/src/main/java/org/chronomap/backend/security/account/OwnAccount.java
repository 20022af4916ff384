package org.chronomap.backend.security.account;

import java.time.Clock;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editors;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The account of who asks. */
@Component
public final class OwnAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final Editors editors;
    private final Clock clock = Clock.systemUTC();

    OwnAccount(Accounts accounts, Passwords passwords, Audit audit, Editors editors) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.editors = editors;
    }

    public Mono<Account> find(ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> accounts.find(editor.username())
                        .switchIfEmpty(Mono.error(() -> Accounts.unknown(editor.username()))));
    }

    /**
     * Ends every session and withdraws every token of the account.
     *
     * @param chosen in which {@link Passwords#fault} finds nothing
     * @return the account as it is then; empty when its password is not the one that was given as the current one
     */
    public Mono<Account> changePassword(Account account, String current, String chosen) {
        return passwords
                .matches(current, account.passwordHash())
                .filter(same -> same)
                .flatMap(same -> passwords.hash(chosen))
                .flatMap(hash ->
                        accounts.change(account.username(), before -> before.withPassword(hash, clock.instant())))
                .flatMap(changed -> audit.record(account.asEditor(), "password-changed", account.username(), null)
                        .thenReturn(changed));
    }
}
