package org.chronomap.backend.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.function.BiPredicate;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Spares what is packed already, or has nobody who takes it packed, the looking whether it is to be. */
@Component
final class PackedAlready implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        BiPredicate<HttpServerRequest, HttpServerResponse> others =
                server.configuration().compressPredicate();
        return others == null
                ? server
                : server.compress(
                        (request, response) -> request.requestHeaders().contains(HttpHeaderNames.ACCEPT_ENCODING)
                                && !response.responseHeaders().contains(HttpHeaderNames.CONTENT_ENCODING)
                                && others.test(request, response));
    }
}
