package org.chronomap.backend.snapshot.request;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chronomap.backend.store.StoreHealth;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Says of what readers get while the database is away how old it is: {@code Age} in seconds (RFC 9111, 5.1). */
@Component
final class AgeFilter implements WebFilter {

    /** What is made of the stories. */
    private static final List<PathPattern> OF_STORIES =
            List.of("/", "/stories/{*rest}", "/embed/{*rest}", "/oembed", "/sitemap.xml").stream()
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();

    private final StoreHealth health;
    private final Clock clock = Clock.systemUTC();

    AgeFilter(StoreHealth health) {
        this.health = health;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (reads && OF_STORIES.stream().anyMatch(pattern -> pattern.matches(path))) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange)));
        }
        return chain.filter(exchange);
    }

    private void tell(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status == null || status.is2xxSuccessful() || status.isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            health.awaySince()
                    .ifPresent(since -> exchange.getResponse()
                            .getHeaders()
                            .set(
                                    HttpHeaders.AGE,
                                    Long.toString(Math.max(
                                            0,
                                            Duration.between(since, clock.instant())
                                                    .toSeconds()))));
        }
    }
}
