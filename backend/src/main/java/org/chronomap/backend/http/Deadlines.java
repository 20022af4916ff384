package org.chronomap.backend.http;

import org.chronomap.backend.ConnectionProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Ends connections that keep the server waiting: each holds memory, and who opens one need do nothing more for it. */
@Component
final class Deadlines implements NettyServerCustomizer {

    private final ConnectionProperties properties;

    Deadlines(ConnectionProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(properties.idle()).readTimeout(properties.progress());
    }
}
