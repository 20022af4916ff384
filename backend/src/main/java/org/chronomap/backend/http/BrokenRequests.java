package org.chronomap.backend.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Gives up requests that break off in what is no HTTP, as in a chunk without a length. Netty then answers by itself (400) and ends the
 * connection; but to who reads the body it looks as if that had come to its end, and nobody else may answer any more.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BrokenRequests implements WebFilter {

    /** Nobody waits for an answer any more. */
    public static final class Broken extends AbortedException {

        private Broken() {
            super("The request broke off, and was answered");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> whole(response));
        return chain.filter(exchange.mutate()
                .request(new WholeBody(exchange.getRequest(), response))
                .build());
    }

    private static <T> Mono<T> whole(ServerHttpResponse response) {
        return Mono.defer(
                () -> ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse there
                                && there.hasSentHeaders()
                        ? Mono.error(new Broken())
                        : Mono.empty());
    }

    private static final class WholeBody extends ServerHttpRequestDecorator {

        private final ServerHttpResponse response;

        WholeBody(ServerHttpRequest request, ServerHttpResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().concatWith(whole(response));
        }
    }
}
