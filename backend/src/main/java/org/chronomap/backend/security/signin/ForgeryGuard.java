package org.chronomap.backend.security.signin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets no page elsewhere change anything in the name of who is signed in here. What a browser's session does must bring the
 * session's own token; what Basic does, which a browser may add by itself, must not come from a page elsewhere. A bearer token
 * is only ever sent on purpose.
 */
final class ForgeryGuard implements WebFilter {

    /** Where a script brings the session's token. */
    static final String HEADER = "X-CSRF-Token";

    /** Where a form brings it. */
    static final String FIELD = "csrf";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    /** It checks the form itself, since nobody is signed in yet. */
    private static final String SIGN_IN = "/login";

    private final Cookies cookies;
    private final ChronomapProperties properties;

    ForgeryGuard(Cookies cookies, ChronomapProperties properties) {
        this.cookies = cookies;
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (SAFE.contains(request.getMethod())
                || request.getPath().pathWithinApplication().value().equals(SIGN_IN)) {
            return chain.filter(exchange);
        }
        String given = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (given != null) {
            return HeaderSignIn.isBasic(given) && !isFromHere(request, properties.publicUrl())
                    ? refused("The request comes from a page of another site; sign in by a bearer token instead")
                    : chain.filter(exchange);
        }
        Optional<String> session = cookies.find(exchange, Cookies.SESSION);
        if (session.isEmpty()) {
            return chain.filter(exchange);
        }
        return brought(exchange)
                .filter(token -> same(token, Sessions.csrf(session.get())))
                .hasElement()
                .flatMap(right -> right
                        ? chain.filter(exchange)
                        : refused("The header " + HEADER + " (or, in a form, the field " + FIELD
                                + ") must have what GET /account gives as csrf"));
    }

    /** Whether the browser says that the request comes from a page of this server, or from none; a program says nothing. */
    static boolean isFromHere(ServerHttpRequest request, @Nullable URI publicUrl) {
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return FROM_HERE.contains(site);
        }
        String origin = request.getHeaders().getOrigin();
        if (origin == null) {
            return true;
        }
        int slashes = origin.indexOf("//");
        if (slashes < 0) {
            return false;
        }
        String authority = origin.substring(slashes + 2);
        return authority.equals(request.getURI().getRawAuthority())
                || (publicUrl != null && authority.equals(publicUrl.getRawAuthority()));
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Mono<String> brought(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String header = headers.getFirst(HEADER);
        if (header != null) {
            return Mono.just(header);
        }
        return Forms.read(exchange).mapNotNull(form -> form.getFirst(FIELD));
    }

    private static <T> Mono<T> refused(String detail) {
        return Mono.error(ProblemException.of(HttpStatus.FORBIDDEN, detail));
    }
}
