package org.chronomap.backend.http;

import io.netty.handler.timeout.ReadTimeoutException;
import org.chronomap.backend.ConnectionProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.core.codec.DecodingException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;
import reactor.netty.http.server.HttpServer;

/** Ends connections that keep the server waiting: each holds memory, and who opens one need do nothing more for it. */
@Component
final class Deadlines implements NettyServerCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    static {
        // That a body stands still, or ends too soon, fails its reader, who answers it, and once more when nobody
        // listens any longer.
        Hooks.onErrorDropped(failure -> {
            if (!(failure instanceof ReadTimeoutException
                    || failure instanceof DecodingException
                    || Disconnection.is(failure))) {
                LOG.error("Something failed when nobody waited for it any more", failure);
            }
        });
    }

    private final ConnectionProperties properties;

    Deadlines(ConnectionProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(properties.idle()).readTimeout(properties.progress());
    }
}
