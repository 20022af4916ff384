package org.chronomap.backend.security.signin;

import java.util.Optional;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.SessionToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Knows by the cookie who asks. Asked only where it matters. */
@Component
public final class SessionContexts implements ServerSecurityContextRepository, SessionToken {

    private final Sessions sessions;
    private final Cookies cookies;

    SessionContexts(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return Mono.empty(); // what a request says of itself counts alone
        }
        return Mono.justOrEmpty(cookies.find(exchange, Cookies.SESSION))
                .flatMap(sessions::find)
                .map(account -> new SecurityContextImpl(Authentications.as(account)));
    }

    @Override
    public Optional<String> find(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? Optional.empty()
                : cookies.find(exchange, Cookies.SESSION).map(Sessions::csrf);
    }

    /** Begins a session for who came by way of another server. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return context != null
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof Entrant entrant
                ? begin(exchange, entrant.account()).then()
                : end(exchange);
    }

    /** Begins a session, and ends the one that was; what its changes must bring. */
    Mono<String> begin(ServerWebExchange exchange, Account account) {
        return end(exchange)
                .then(sessions.open(account))
                .doOnNext(id -> cookies.set(exchange, Cookies.SESSION, id))
                .map(Sessions::csrf);
    }

    Mono<Void> end(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookies.find(exchange, Cookies.SESSION))
                .flatMap(id -> sessions.close(id).doOnSuccess(done -> cookies.remove(exchange, Cookies.SESSION)));
    }
}
