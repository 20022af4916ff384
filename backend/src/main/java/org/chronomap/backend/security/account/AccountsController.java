package org.chronomap.backend.security.account;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What an administrator does with accounts. */
@RestController
@RequestMapping("/accounts")
final class AccountsController {

    private static final String PASSWORD = "password";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final Editors editors;
    private final Addresses addresses;
    private final Clock clock = Clock.systemUTC();

    AccountsController(Accounts accounts, Passwords passwords, Audit audit, Editors editors, Addresses addresses) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.editors = editors;
        this.addresses = addresses;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> list() {
        return accounts.list()
                .map(list ->
                        AccountJson.answer(HttpStatus.OK, AccountJson.list("accounts", list, AccountJson::account)));
    }

    @GetMapping("/{username}")
    Mono<ResponseEntity<byte[]>> one(@PathVariable String username) {
        return accounts.find(username)
                .switchIfEmpty(Mono.error(() -> Accounts.unknown(username)))
                .map(account -> AccountJson.answer(HttpStatus.OK, AccountJson.account(account)));
    }

    /** Without a password it is entered by OpenID Connect alone. */
    @TakesJson(method = RequestMethod.POST)
    Mono<ResponseEntity<byte[]>> create(
            @RequestBody(required = false) byte @Nullable [] body, ServerWebExchange exchange) {
        Members members = Members.of(AccountController.given(body));
        String username = Account.normalised(members.text("username"));
        if (!username.isEmpty()) {
            Account.fault(username).ifPresent(fault -> members.fault("username", fault));
        }
        Role role = members.optionalRole("role").orElse(Role.AUTHOR);
        Optional<String> password = password(members, username);
        members.check();
        return hash(password)
                .flatMap(hash -> accounts.add(Account.create(username, hash.orElse(null), role, clock.instant())
                        .withPasswordToChange()))
                .flatMap(account -> note(exchange, "account-created", username, role.id())
                        .thenReturn(ResponseEntity.created(location(exchange, username))
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(AccountJson.bytes(AccountJson.account(account)))));
    }

    /**
     * Role, whether it may sign in, password (null = none any more). Each ends its sessions and withdraws its tokens. A password of somebody
     * else's account is theirs to change.
     */
    @TakesJson(method = RequestMethod.PATCH, path = "/{username}")
    Mono<ResponseEntity<byte[]>> change(
            @PathVariable String username,
            @RequestBody(required = false) byte @Nullable [] body,
            ServerWebExchange exchange) {
        Members members = Members.of(AccountController.given(body));
        Optional<Role> role = members.optionalRole("role");
        Optional<Boolean> enabled = members.optionalFlag("enabled");
        Optional<String> password = password(members, username);
        boolean withPassword = members.has(PASSWORD);
        members.check();
        return Mono.zip(hash(password), editors.current(exchange))
                .flatMap(both -> accounts.change(username, account -> {
                    Instant now = clock.instant();
                    Account changed = account.withRole(role.orElse(account.role()), now)
                            .withEnabled(enabled.orElse(account.enabled()), now);
                    if (!withPassword) {
                        return changed;
                    }
                    Account entered = changed.withPassword(both.getT1().orElse(null), now);
                    return username.equals(both.getT2().username()) ? entered : entered.withPasswordToChange();
                }))
                .flatMap(account -> note(exchange, "account-changed", username, told(role, enabled, withPassword))
                        .thenReturn(AccountJson.answer(HttpStatus.OK, AccountJson.account(account))));
    }

    @DeleteMapping("/{username}")
    Mono<ResponseEntity<byte[]>> delete(@PathVariable String username, ServerWebExchange exchange) {
        return accounts.remove(username)
                .then(note(exchange, "account-deleted", username, null))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private URI location(ServerWebExchange exchange, String username) {
        return URI.create(addresses.root(exchange.getRequest()) + "/accounts/" + username);
    }

    private static Optional<String> password(Members members, String username) {
        if (members.isNull(PASSWORD)) {
            return Optional.empty();
        }
        Optional<String> password = members.optionalText(PASSWORD);
        password.flatMap(text -> Passwords.fault(text, username)).ifPresent(fault -> members.fault(PASSWORD, fault));
        return password;
    }

    private Mono<Optional<String>> hash(Optional<String> password) {
        return password.isEmpty()
                ? Mono.just(Optional.empty())
                : passwords.hash(password.get()).map(Optional::of);
    }

    private static String told(Optional<Role> role, Optional<Boolean> enabled, boolean withPassword) {
        return String.join(
                ", ",
                Stream.of(
                                role.map(one -> "role " + one.id()),
                                enabled.map(one -> one ? "enabled" : "disabled"),
                                withPassword ? Optional.of(PASSWORD) : Optional.<String>empty())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Mono<Void> note(ServerWebExchange exchange, String action, String username, @Nullable String detail) {
        return editors.current(exchange).flatMap(editor -> audit.record(editor, action, username, detail));
    }
}
