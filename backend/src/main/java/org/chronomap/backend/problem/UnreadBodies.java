package org.chronomap.backend.problem;

import org.chronomap.backend.http.LingeringClose;
import org.chronomap.backend.http.Negotiation;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Ends the connection of a stranger who sends what nobody reads. What is left of a refused body is otherwise taken to its end, so
 * that whoever sent it gets to the answer: that is well for a writer, and for what is not so long.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class UnreadBodies implements WebFilter {

    private static final long LONGEST_TAKEN = 1 << 20;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (length(exchange.getRequest().getHeaders()) > LONGEST_TAKEN) {
            ServerHttpResponse response = exchange.getResponse();
            response.beforeCommit(() -> Mono.fromRunnable(() -> {
                if (isUnread(exchange.getRequest(), response)) {
                    response.getHeaders().setConnection("close");
                    LingeringClose.isNotFor(exchange.getRequest());
                }
            }));
        }
        return chain.filter(exchange);
    }

    private static boolean isUnread(ServerHttpRequest request, ServerHttpResponse response) {
        boolean form = MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(Negotiation.sent(request));
        HttpStatusCode status = response.getStatusCode();
        return HttpStatus.UNAUTHORIZED.equals(status) || (form && HttpStatus.CONTENT_TOO_LARGE.equals(status));
    }

    /** As far as is told before it comes. */
    private static long length(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING) ? Long.MAX_VALUE : headers.getContentLength();
    }
}
