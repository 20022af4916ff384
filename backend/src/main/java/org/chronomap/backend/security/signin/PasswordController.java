package org.chronomap.backend.security.signin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.OwnAccount;
import org.chronomap.backend.security.account.Passwords;
import org.chronomap.backend.security.account.SessionToken;
import org.chronomap.backend.security.signin.LoginPage.Trouble;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets a person choose another password, with or without scripts. Who signs in with one that somebody else chose is led here each time,
 * and kept from nothing: programs sign in with it as before.
 */
@RestController
final class PasswordController {

    private static final String PATH = "/account/password";

    private final OwnAccount own;
    private final SessionContexts sessions;
    private final SessionToken token;
    private final Addresses addresses;
    private final LoginPage pages;
    private final AfterSignIn afterSignIn;

    PasswordController(
            OwnAccount own,
            SessionContexts sessions,
            SessionToken token,
            Addresses addresses,
            LoginPage pages,
            AfterSignIn afterSignIn) {
        this.own = own;
        this.sessions = sessions;
        this.token = token;
        this.addresses = addresses;
        this.pages = pages;
        this.afterSignIn = afterSignIn;
    }

    /** The page as a path of this server, from which one goes on to where one wanted to go. */
    static String pathTo(String language, @Nullable String next) {
        return OwnAddress.of(next)
                .filter(wanted -> !wanted.startsWith(PATH))
                .map(wanted ->
                        PATH + "?lang=" + language + "&next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8))
                .orElse(PATH + "?lang=" + language);
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> form(ServerWebExchange exchange) {
        String next = exchange.getRequest().getQueryParams().getFirst("next");
        return own.find(exchange).map(account -> answer(exchange, HttpStatus.OK, account, next, Trouble.NONE));
    }

    /** Every other session of the account ends, and the one that asks goes on as a new one. */
    @PostMapping(PATH)
    Mono<ResponseEntity<byte[]>> change(ServerWebExchange exchange) {
        return Mono.zip(own.find(exchange), Forms.read(exchange)).flatMap(both -> {
            Account account = both.getT1();
            MultiValueMap<String, String> form = both.getT2();
            String next = form.getFirst("next");
            String current = Forms.text(form, "current");
            String chosen = Forms.text(form, "new");
            Trouble trouble = trouble(account, current, chosen, Forms.text(form, "again"));
            return (trouble == Trouble.NONE ? own.changePassword(account, current, chosen) : Mono.<Account>empty())
                    .flatMap(changed -> sessions.begin(exchange, changed)
                            .map(csrf -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                                    .location(URI.create(
                                            addresses.prefix(exchange.getRequest()) + afterSignIn.after(next)))
                                    .<byte[]>build()))
                    .switchIfEmpty(Mono.fromSupplier(() -> answer(
                            exchange,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            account,
                            next,
                            trouble == Trouble.NONE ? Trouble.WRONG_CURRENT : trouble)));
        });
    }

    private static Trouble trouble(Account account, String current, String chosen, String again) {
        if (Passwords.fault(chosen, account.username()).isPresent()
                || TextRules.faultOfLine(chosen).isPresent()) {
            return Trouble.UNFIT;
        }
        if (!chosen.equals(again)) {
            return Trouble.TYPED_OTHERWISE;
        }
        return chosen.equals(current) ? Trouble.SAME : Trouble.NONE;
    }

    private ResponseEntity<byte[]> answer(
            ServerWebExchange exchange, HttpStatus status, Account account, @Nullable String next, Trouble trouble) {
        ServerHttpRequest request = exchange.getRequest();
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        exchange.getResponse().getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, pages.language(request));
        return ResponseEntity.status(status)
                .contentType(Negotiation.HTML)
                .body(pages.renderPassword(
                        request,
                        account,
                        token.find(exchange).orElse(""),
                        OwnAddress.of(next).orElse(null),
                        trouble));
    }
}
