package org.chronomap.backend.http;

import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Leads who reads from an address that ends with a slash, where there is nothing, to the one without. */
@Component
final class TrailingSlash implements WebFilter {

    private final Addresses addresses;

    TrailingSlash(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().pathWithinApplication().value();
        boolean isRead = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        // What begins with two slashes would lead to another host.
        if (!isRead || path.length() < 2 || !path.endsWith("/") || path.startsWith("//")) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange).onErrorResume(TrailingSlash::isNothing, nothing -> {
            String query = request.getURI().getRawQuery();
            String without = addresses.prefix(request) + path.substring(0, path.length() - 1);
            exchange.getResponse().setStatusCode(HttpStatus.PERMANENT_REDIRECT);
            exchange.getResponse()
                    .getHeaders()
                    .setLocation(URI.create(query == null ? without : without + '?' + query));
            return exchange.getResponse().setComplete();
        });
    }

    /** Whether no address is like this; what is said of a story, or an item of it, is another matter. */
    private static boolean isNothing(Throwable failure) {
        return failure instanceof ResponseStatusException status
                && status.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    }
}
