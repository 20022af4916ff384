package org.chronomap.backend.snapshot.request;

import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/** Chooses the encoded story that answers a request: by {@code lang}, else by {@code Accept-Language}. */
public final class EncodedStoryChoice {

    private EncodedStoryChoice() {}

    /** For a program, which may ask for every language at once. */
    public static EncodedStory forData(Snapshot snapshot, ServerWebExchange exchange) {
        return Snapshot.EVERY_LANGUAGE.equals(asked(exchange))
                ? tell(exchange, snapshot.encoded(Snapshot.EVERY_LANGUAGE))
                : forReading(snapshot, exchange);
    }

    /** For a person, who reads one language. */
    public static EncodedStory forReading(Snapshot snapshot, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        return tell(
                exchange,
                snapshot.encoded(LanguageChoice.among(snapshot.story().languages(), asked(exchange), accepted)));
    }

    private static @Nullable String asked(ServerWebExchange exchange) {
        return exchange.getRequest().getQueryParams().getFirst("lang");
    }

    private static EncodedStory tell(ServerWebExchange exchange, EncodedStory encoded) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (!encoded.language().equals(Snapshot.EVERY_LANGUAGE)) {
            response.getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, encoded.language());
        }
        return encoded;
    }
}
