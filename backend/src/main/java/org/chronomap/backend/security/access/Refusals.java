package org.chronomap.backend.security.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.signin.Challenge;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers who may not do what they asked for. */
@Component
final class Refusals {

    private final Addresses addresses;

    Refusals(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Who is not signed in: a person who wants a page is led to where one signs in, and back. */
    Mono<Void> signInFirst(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (HttpMethod.GET.equals(request.getMethod()) && Negotiation.prefersHtml(request)) {
            exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
            exchange.getResponse()
                    .getHeaders()
                    .setLocation(URI.create(
                            addresses.prefix(request) + "/login?" + language(request) + "next=" + asked(request)));
            return exchange.getResponse().setComplete();
        }
        Challenge.add(exchange);
        return Mono.error(ProblemException.of(
                HttpStatus.UNAUTHORIZED,
                "An account is needed for this: sign in by Authorization, Basic with a username and a password or Bearer"
                        + " with a token"));
    }

    /** Who is signed in, and may not. */
    Mono<Void> notAllowed() {
        return Mono.error(
                ProblemException.of(HttpStatus.FORBIDDEN, "Your account does not have the role that this needs"));
    }

    /** Of the page, which the form is read in too. */
    private static String language(ServerHttpRequest request) {
        String language = request.getQueryParams().getFirst("lang");
        return language == null ? "" : "lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8) + '&';
    }

    private static String asked(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        String path = request.getPath().pathWithinApplication().value();
        return URLEncoder.encode(query == null ? path : path + '?' + query, StandardCharsets.UTF_8);
    }
}
