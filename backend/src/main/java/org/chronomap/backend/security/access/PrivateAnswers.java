package org.chronomap.backend.security.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Keeps what is meant for one person, or shows a draft, out of every cache. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PrivateAnswers implements WebFilter {

    private static final List<PathPattern> PRIVATE = Stream.of(
                    "/account/{*rest}",
                    "/accounts/{*rest}",
                    "/audit/{*rest}",
                    "/backup/{*rest}",
                    "/edit/{*rest}",
                    "/login/{*rest}",
                    "/logout",
                    "/oauth2/{*rest}",
                    "/stories/{story}/previews/{*rest}")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        if (request.getQueryParams().containsKey("preview")
                || PRIVATE.stream().anyMatch(pattern -> pattern.matches(path))) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.addAll(HttpHeaders.VARY, List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE));
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> headers.setCacheControl("no-store")));
        }
        return chain.filter(exchange);
    }
}
