package org.chronomap.backend.security.oidc;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.Accounts;
import org.chronomap.backend.security.account.AuditLog;
import org.chronomap.geodata.schema.TextRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the account of who comes from an OpenID provider. Who came before is known by issuer and subject; an account that has
 * a password here is never entered so, since at many a provider people choose their names themselves.
 */
@Component
final class OidcAccounts {

    /** The code of the error when somebody has no account. */
    static final String NO_ACCOUNT = "no_account";

    /** What a column takes. The subject alone has 255 characters at the most (OpenID Connect Core 1.0, section 2). */
    private static final int LONGEST_SUBJECT = 600;

    private static final Logger LOG = LoggerFactory.getLogger(OidcAccounts.class);

    private final Accounts accounts;
    private final AuditLog audit;
    private final ClaimedRole claimed;
    private final Clock clock = Clock.systemUTC();

    OidcAccounts(Accounts accounts, AuditLog audit, OidcProperties properties) {
        this.accounts = accounts;
        this.audit = audit;
        this.claimed = new ClaimedRole(properties);
    }

    /** @throws OAuth2AuthenticationException (as error) when there is none, and none may be made */
    Mono<Account> enter(OidcUser user, String registration) {
        String subject = user.getIdToken().getIssuer() + "|" + user.getSubject();
        if (subject.length() > LONGEST_SUBJECT || TextRules.faultOfLine(subject).isPresent()) {
            return refused(user, "the provider names somebody by what is no name, or longer than any is");
        }
        List<String> names = names(user);
        Optional<Role> role = claimed.of(user.getClaims());
        if (claimed.isDecided() && role.isEmpty()) {
            return refused(user, "the provider says no role that chronomap.oidc.roles knows");
        }
        return accounts.findBySubject(subject)
                .switchIfEmpty(Mono.defer(() -> linked(user, names, subject)))
                .flatMap(account -> withClaimed(account, role))
                .switchIfEmpty(Mono.defer(() -> made(user, names, subject, role)))
                .filter(Account::enabled)
                .switchIfEmpty(Mono.defer(() -> refused(user, "the account is disabled")))
                .flatMap(account -> audit.record(
                                account.asEditor(), "signed-in", account.username(), "OpenID Connect, " + registration)
                        .thenReturn(account));
    }

    private Mono<Account> linked(OidcUser user, List<String> names, String subject) {
        return Flux.fromIterable(names)
                .concatMap(accounts::find)
                .next()
                .flatMap(account -> account.passwordHash() == null && account.subject() == null
                        ? accounts.change(account.username(), before -> before.withSubject(subject))
                        : refused(
                                user,
                                "the account \"" + account.username()
                                        + "\" has a password here, or is somebody else's"));
    }

    private Mono<Account> withClaimed(Account account, Optional<Role> role) {
        return claimed.isDecided() && role.isPresent() && role.get() != account.role()
                ? accounts.change(account.username(), before -> before.withRole(role.get(), clock.instant()))
                : Mono.just(account);
    }

    private Mono<Account> made(OidcUser user, List<String> names, String subject, Optional<Role> role) {
        if (role.isEmpty() || names.isEmpty()) {
            return refused(
                    user, role.isEmpty() ? "there is no account of that name" : "the provider says no usable name");
        }
        Account account =
                Account.create(names.get(0), null, role.get(), clock.instant()).withSubject(subject);
        return accounts.add(account)
                .flatMap(added -> audit.record(added.asEditor(), "account-created", added.username(), "OpenID Connect")
                        .thenReturn(added));
    }

    /** What an account may be called: the name that the provider prefers, else an address that it verified. */
    private static List<String> names(OidcUser user) {
        return Stream.of(
                        Optional.ofNullable(user.getPreferredUsername()),
                        Optional.ofNullable(user.getEmail())
                                .filter(email -> Boolean.TRUE.equals(user.getEmailVerified())))
                .flatMap(Optional::stream)
                .map(Account::normalised)
                .filter(name -> Account.fault(name).isEmpty())
                .distinct()
                .toList();
    }

    private static <T> Mono<T> refused(OidcUser user, String why) {
        // Whom, and why, concerns a person: the page that they come to says it.
        LOG.info("refused sign-in by {}", user.getIdToken().getIssuer());
        return Mono.error(new OAuth2AuthenticationException(new OAuth2Error(NO_ACCOUNT, why, null)));
    }
}
