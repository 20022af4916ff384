package org.chronomap.backend.security.signin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chronomap.backend.http.Network;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.account.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Knows by {@code Authorization} who asks: a username and a password (RFC 7617), or a token (RFC 6750). */
final class HeaderSignIn implements WebFilter {

    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final SignIn signIn;

    HeaderSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (given == null) {
            return chain.filter(exchange);
        }
        return account(given, Network.of(exchange.getRequest()))
                .onErrorMap(SignInRefused.class, refusal -> problem(exchange, refusal))
                .flatMap(account -> chain.filter(exchange)
                        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(Authentications.as(account))));
    }

    /** Whether a request brings what a browser may send by itself, once somebody typed it into the browser's own dialog. */
    static boolean isBasic(@Nullable String given) {
        return given != null && given.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    private Mono<Account> account(String given, String network) {
        if (given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return signIn.byToken(given.substring(BEARER.length()).strip(), network);
        }
        if (!isBasic(given)) {
            return Mono.error(SignInRefused.wrong("Authorization must be Basic or Bearer"));
        }
        String pair = decoded(given.substring(BASIC.length()).strip());
        int colon = pair == null ? -1 : pair.indexOf(':');
        return pair == null || colon < 0
                ? Mono.error(SignInRefused.wrong(
                        "Authorization must be Basic and the Base64 of a username, a colon and a password in UTF-8"))
                : signIn.byPassword(pair.substring(0, colon), pair.substring(colon + 1), network);
    }

    private static @Nullable String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What a program is answered. */
    static ProblemException problem(ServerWebExchange exchange, SignInRefused refusal) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (refusal.isSlowed()) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.waitSeconds()));
            return ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(refusal.getMessage()));
        }
        Challenge.add(exchange);
        return ProblemException.of(HttpStatus.UNAUTHORIZED, String.valueOf(refusal.getMessage()));
    }
}
