package org.chronomap.backend.security.signin;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.http.Addresses;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The cookies of those who sign in. A reader gets none. No script can read them, and no page elsewhere send them in a form. */
@Component
public final class Cookies {

    /** Of who is signed in. */
    static final String SESSION = "chronomap";

    /** Of who looks at the form. */
    static final String FORM = "chronomap-form";

    private static final Duration UNTIL_BROWSER_ENDS = Duration.ofSeconds(-1);

    private final Addresses addresses;
    private final ChronomapProperties properties;

    Cookies(Addresses addresses, ChronomapProperties properties) {
        this.addresses = addresses;
        this.properties = properties;
    }

    public Optional<String> find(ServerWebExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(name))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    /** Until the browser ends. */
    public void set(ServerWebExchange exchange, String name, String value) {
        set(exchange, name, value, UNTIL_BROWSER_ENDS);
    }

    public void remove(ServerWebExchange exchange, String name) {
        set(exchange, name, "", Duration.ZERO);
    }

    public void set(ServerWebExchange exchange, String name, String value, Duration age) {
        ServerHttpRequest request = exchange.getRequest();
        exchange.getResponse()
                .addCookie(ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(isSecure(request))
                        .sameSite("Lax")
                        .path(addresses.prefix(request) + '/')
                        .maxAge(age)
                        .build());
    }

    private boolean isSecure(ServerHttpRequest request) {
        URI publicUrl = properties.publicUrl();
        return "https".equalsIgnoreCase(request.getURI().getScheme())
                || (publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme()));
    }
}
