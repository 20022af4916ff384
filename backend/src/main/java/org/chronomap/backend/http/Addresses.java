package org.chronomap.backend.http;

import java.net.URI;
import org.chronomap.backend.ChronomapProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses under which readers reach this server. */
@Component
public final class Addresses {

    private final ChronomapProperties properties;

    Addresses(ChronomapProperties properties) {
        this.properties = properties;
    }

    /** The server's own address, without a slash at its end: as set, else as the request (and its proxies) say. */
    public String root(ServerHttpRequest request) {
        URI publicUrl = properties.publicUrl();
        if (publicUrl != null) {
            return publicUrl.toString();
        }
        return UriComponentsBuilder.fromUri(request.getURI())
                .replacePath(request.getPath().contextPath().value())
                .replaceQuery(null)
                .build(true)
                .toUriString();
    }

    /** The whole address of a request, its query as it was given. */
    public String self(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return root(request) + request.getPath().pathWithinApplication().value() + (query == null ? "" : '?' + query);
    }
}
