package org.chronomap.backend.security.signin;

import java.net.URI;
import java.util.List;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.Network;
import org.chronomap.backend.http.OperatorsLog;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.AccountJson;
import org.chronomap.backend.security.account.AuditLog;
import org.chronomap.backend.security.account.RandomText;
import org.chronomap.backend.security.signin.LoginPage.Form;
import org.chronomap.backend.security.signin.LoginPage.Trouble;
import org.chronomap.backend.view.SignedIn;
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

/** Signs a person in and out, in a browser, with or without scripts; a script of a page may sign in without leaving it. */
@RestController
final class LoginController {

    private static final int BYTES_OF_TOKEN = 24;

    private final SignIn signIn;
    private final SessionContexts sessions;
    private final Cookies cookies;
    private final Addresses addresses;
    private final LoginPage page;
    private final AfterSignIn afterSignIn;
    private final SignedIn signedIn;
    private final Editors editors;
    private final AuditLog audit;
    private final List<Provider> providers;

    LoginController(
            SignIn signIn,
            SessionContexts sessions,
            Cookies cookies,
            Addresses addresses,
            LoginPage page,
            AfterSignIn afterSignIn,
            SignedIn signedIn,
            Editors editors,
            AuditLog audit,
            Providers providers) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
        this.addresses = addresses;
        this.page = page;
        this.afterSignIn = afterSignIn;
        this.signedIn = signedIn;
        this.editors = editors;
        this.audit = audit;
        this.providers = providers.list();
    }

    @GetMapping("/login")
    Mono<ResponseEntity<byte[]>> form(ServerWebExchange exchange) {
        String next = exchange.getRequest().getQueryParams().getFirst("next");
        boolean refused = exchange.getRequest().getQueryParams().containsKey("refused");
        boolean failed = exchange.getRequest().getQueryParams().containsKey("failed");
        Trouble trouble = refused ? Trouble.NO_ACCOUNT : failed ? Trouble.PROVIDER_FAILED : Trouble.NONE;
        return answer(exchange, HttpStatus.OK, next, null, trouble, 0);
    }

    @PostMapping("/login")
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return Forms.read(exchange).flatMap(form -> {
            String username = Forms.text(form, "username");
            String next = form.getFirst("next");
            boolean json = wantsJson(exchange.getRequest());
            if (!isOwnForm(exchange, form)) {
                return json
                        ? Mono.error(ProblemException.of(
                                HttpStatus.FORBIDDEN,
                                "The field " + ForgeryGuard.FIELD
                                        + " must have what the form of GET /login has, with its cookie"))
                        : answer(exchange, HttpStatus.FORBIDDEN, next, username, Trouble.STALE, 0);
            }
            return signIn.byPassword(username, Forms.text(form, "password"), Network.of(exchange.getRequest()))
                    .flatMap(account -> enter(exchange, account, next))
                    .onErrorResume(
                            SignInRefused.class,
                            refusal -> json
                                    ? Mono.error(HeaderSignIn.problem(exchange, refusal))
                                    : again(exchange, next, username, refusal));
        });
    }

    @PostMapping("/logout")
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor ->
                        audit.record(editor, "signed-out", editor.username(), null, Network.of(exchange.getRequest())))
                .then(sessions.end(exchange))
                .then(Mono.fromSupplier(() -> leadTo(exchange, "/")));
    }

    private Mono<ResponseEntity<byte[]>> enter(ServerWebExchange exchange, Account account, @Nullable String next) {
        return sessions.begin(exchange, account).map(csrf -> {
            cookies.remove(exchange, Cookies.FORM);
            if (wantsJson(exchange.getRequest())) {
                return AccountJson.answer(
                        HttpStatus.OK, AccountJson.account(account).put("csrf", csrf));
            }
            return leadTo(
                    exchange,
                    account.passwordToChange()
                            ? PasswordController.pathTo(page.language(exchange.getRequest()), next)
                            : afterSignIn.after(next));
        });
    }

    private Mono<ResponseEntity<byte[]>> again(
            ServerWebExchange exchange, @Nullable String next, String username, SignInRefused refusal) {
        if (!refusal.isSlowed()) {
            return answer(exchange, HttpStatus.FORBIDDEN, next, username, Trouble.WRONG, 0);
        }
        long wait = refusal.waitSeconds();
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        return answer(exchange, HttpStatus.TOO_MANY_REQUESTS, next, username, Trouble.SLOWED, wait);
    }

    private Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange,
            HttpStatus status,
            @Nullable String next,
            @Nullable String username,
            Trouble trouble,
            long waitSeconds) {
        ServerHttpRequest request = exchange.getRequest();
        if (status.isError()) {
            OperatorsLog.refused(exchange, status);
        }
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        exchange.getResponse().getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, page.language(request));
        return signedIn.of(exchange, page.language(request), null)
                .flatMap(bar -> formToken(exchange)
                        .map(token -> ResponseEntity.status(status)
                                .contentType(Negotiation.HTML)
                                .body(page.render(
                                        request,
                                        new Form(
                                                token,
                                                OwnAddress.of(next).orElse(null),
                                                username,
                                                trouble,
                                                waitSeconds,
                                                providers),
                                        bar))));
    }

    /** Whether JSON is asked for by name: a page is what everybody else gets. */
    private static boolean wantsJson(ServerHttpRequest request) {
        return !Negotiation.prefersHtml(request)
                && request.getHeaders().getAccept().stream()
                        .anyMatch(type -> type.getSubtype().endsWith("json"));
    }

    /** What the form has in a field and the browser in a cookie: a page elsewhere can neither read nor set it. */
    private Mono<String> formToken(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.find(exchange, Cookies.FORM))
                .switchIfEmpty(
                        RandomText.text(BYTES_OF_TOKEN).doOnNext(token -> cookies.set(exchange, Cookies.FORM, token)));
    }

    private boolean isOwnForm(ServerWebExchange exchange, MultiValueMap<String, String> form) {
        String brought = form.getFirst(ForgeryGuard.FIELD);
        return brought != null
                && ForgeryGuard.isFromHere(exchange.getRequest(), null)
                && cookies.find(exchange, Cookies.FORM)
                        .filter(token -> ForgeryGuard.same(token, brought))
                        .isPresent();
    }

    private ResponseEntity<byte[]> leadTo(ServerWebExchange exchange, String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(addresses.prefix(exchange.getRequest()) + path))
                .build();
    }
}
