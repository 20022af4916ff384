package org.chronomap.backend.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what is sent compressed, and says so: nothing here unpacks it, for how much it is unpacked is known only then. What is
 * accepted is told as RFC 9110, section 12.5.3, has it.
 */
@Component
final class CodedBodies implements WebFilter {

    private static final String AS_IT_IS = "identity";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String coding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase(AS_IT_IS)) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
        return Mono.error(ProblemException.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "What is sent must not be compressed: leave out Content-Encoding"));
    }
}
