package org.chronomap.backend.security.signin;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Tells a program how to sign in. */
public final class Challenge {

    private static final String BEARER = "Bearer realm=\"Chronomap\"";
    private static final String BASIC = "Basic realm=\"Chronomap\", charset=\"UTF-8\"";

    private Challenge() {}

    /** A browser, which says {@code Sec-Fetch-Site} with every request, is not told of Basic: it would show its own dialog. */
    public static void add(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        if (!exchange.getRequest().getHeaders().containsHeader("Sec-Fetch-Site")) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
    }
}
