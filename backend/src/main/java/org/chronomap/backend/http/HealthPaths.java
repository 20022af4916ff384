package org.chronomap.backend.http;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Says that there is nothing where the endpoint of health fails: several steps below what it does not know. */
@Component
final class HealthPaths implements WebFilter {

    private static final PathPattern DEEP = PathPatternParser.defaultInstance.parse("/actuator/health/{name}/{*rest}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return DEEP.matches(exchange.getRequest().getPath().pathWithinApplication())
                ? chain.filter(exchange)
                        .onErrorMap(
                                IllegalStateException.class,
                                failure -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                : chain.filter(exchange);
    }
}
