package org.chronomap.backend.security.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import tools.jackson.databind.node.ObjectNode;

/** What one does with one's own account. */
@RestController
@RequestMapping("/account")
final class AccountController {

    private static final int LONGEST_LABEL = 200;

    private final OwnAccount own;
    private final Tokens tokens;
    private final Audit audit;
    private final Editors editors;
    private final SessionToken sessionToken;
    private final Clock clock = Clock.systemUTC();

    AccountController(OwnAccount own, Tokens tokens, Audit audit, Editors editors, SessionToken sessionToken) {
        this.own = own;
        this.tokens = tokens;
        this.audit = audit;
        this.editors = editors;
        this.sessionToken = sessionToken;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> whoAmI(ServerWebExchange exchange) {
        return own.find(exchange).map(account -> {
            ObjectNode json = AccountJson.account(account);
            sessionToken.find(exchange).ifPresent(token -> json.put("csrf", token));
            return AccountJson.answer(HttpStatus.OK, json);
        });
    }

    /** Ends every session and withdraws every token of the account, the one that asks too. */
    @TakesJson(method = RequestMethod.PUT, path = "/password")
    Mono<ResponseEntity<byte[]>> changePassword(
            @RequestBody(required = false) byte @Nullable [] body, ServerWebExchange exchange) {
        Members members = Members.of(given(body));
        String current = members.text("current");
        String chosen = members.text("new");
        return own.find(exchange).flatMap(account -> {
            if (!chosen.isEmpty()) {
                Passwords.fault(chosen, account.username()).ifPresent(fault -> members.fault("new", fault));
                if (chosen.equals(current)) {
                    members.fault("new", "must be another than the current one");
                }
            }
            members.check();
            return own.changePassword(account, current, chosen)
                    .switchIfEmpty(Mono.error(() -> ProblemException.badContent(
                            List.of(new PointerFault("/current", "is not the password of this account")))))
                    .map(changed -> ResponseEntity.noContent().build());
        });
    }

    @GetMapping("/tokens")
    Mono<ResponseEntity<byte[]>> tokens(ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> tokens.list(editor.username()))
                .map(list -> AccountJson.answer(HttpStatus.OK, AccountJson.list("tokens", list, AccountJson::token)));
    }

    /** The answer has the token itself; nothing else ever will. */
    @TakesJson(method = RequestMethod.POST, path = "/tokens")
    Mono<ResponseEntity<byte[]>> makeToken(
            @RequestBody(required = false) byte @Nullable [] body, ServerWebExchange exchange) {
        Members members = Members.of(given(body));
        String label = members.text("label").strip();
        Instant expires = members.optionalFuture("expires", clock.instant()).orElse(null);
        if (label.length() > LONGEST_LABEL) {
            members.fault("label", "must have " + LONGEST_LABEL + " characters or less");
        }
        members.check();
        return editors.current(exchange)
                .flatMap(editor -> tokens.make(editor.username(), label, expires)
                        .flatMap(made -> note(editor, "token-made", made.token().id(), label)
                                .thenReturn(AccountJson.answer(
                                        HttpStatus.CREATED,
                                        AccountJson.token(made.token()).put("token", made.secret())))));
    }

    @DeleteMapping("/tokens/{id}")
    Mono<ResponseEntity<byte[]>> withdrawToken(@PathVariable String id, ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> tokens.withdraw(editor.username(), id)
                        .then(note(editor, "token-withdrawn", id, null))
                        .thenReturn(ResponseEntity.noContent().build()));
    }

    private Mono<Void> note(Editor editor, String action, String token, @Nullable String detail) {
        return audit.record(editor, action, editor.username() + "/tokens/" + token, detail);
    }

    static byte[] given(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
