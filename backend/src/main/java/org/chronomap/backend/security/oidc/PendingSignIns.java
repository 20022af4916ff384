package org.chronomap.backend.security.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.chronomap.backend.security.signin.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who went to a provider and is not back yet. A browser gets back what it began itself alone: its cookie has the state that
 * the provider sends back with it. Of too many the one that was begun first is forgotten.
 */
final class PendingSignIns implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The exchange's attribute that has where somebody wanted to go. */
    static final String NEXT = PendingSignIns.class.getName() + ".next";

    private static final String COOKIE = "chronomap-provider";
    private static final String STATE = "state";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Cookies cookies;
    private final Cache<String, Begun> byState =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(MOST).build();

    PendingSignIns(Cookies cookies) {
        this.cookies = cookies;
    }

    private record Begun(
            OAuth2AuthorizationRequest request, @Nullable String next) {}

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(state(exchange).map(byState::getIfPresent).map(Begun::request));
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            if (request != null && request.getState() != null) {
                String next = exchange.getRequest().getQueryParams().getFirst("next");
                byState.put(request.getState(), new Begun(request, next));
                cookies.set(exchange, COOKIE, request.getState());
            }
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            String state = state(exchange).orElse(null);
            Begun begun = state == null ? null : byState.asMap().remove(state);
            cookies.remove(exchange, COOKIE);
            if (begun == null) {
                return null;
            }
            if (begun.next() != null) {
                exchange.getAttributes().put(NEXT, begun.next());
            }
            return begun.request();
        });
    }

    private Optional<String> state(ServerWebExchange exchange) {
        String sent = exchange.getRequest().getQueryParams().getFirst(STATE);
        return cookies.find(exchange, COOKIE).filter(kept -> kept.equals(sent));
    }
}
