package org.chronomap.backend.security.account;

import java.time.Clock;
import java.time.Duration;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes an administrator's account when a server starts that has no account yet. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(EditorProperties.class)
final class FirstAccount {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);

    private static final int BYTES_OF_PASSWORD = 18;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final EditorProperties properties;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock = Clock.systemUTC();

    FirstAccount(EditorProperties properties, Accounts accounts, Passwords passwords, Audit audit) {
        this.properties = properties;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Once it listens: of a start that fails nobody would have read the password. */
    @EventListener(WebServerInitializedEvent.class)
    void makeIt() {
        accounts.list()
                .flatMap(found -> found.isEmpty() ? make() : Mono.empty())
                .block(LONGEST);
    }

    private Mono<Void> make() {
        String given = properties.password();
        String password = given == null ? RandomText.textNow(BYTES_OF_PASSWORD) : given;
        String username = properties.username();
        return passwords
                .hash(password)
                .map(hash -> Account.create(username, hash, Role.ADMIN, clock.instant()))
                .flatMap(account -> accounts.add(given == null ? account.withPasswordToChange() : account))
                .doOnNext(made -> {
                    if (given == null) {
                        LOG.warn(
                                "There was no account. The administrator's is \"{}\", its password {}",
                                username,
                                password);
                    }
                })
                .then(audit.record(Editor.SERVER, "account-created", username, "the first account, admin"))
                // Another node of the same database, which started with this one, was faster.
                .onErrorResume(
                        failure ->
                                failure instanceof ProblemException problem && problem.status() == HttpStatus.CONFLICT,
                        taken -> Mono.empty());
    }
}
