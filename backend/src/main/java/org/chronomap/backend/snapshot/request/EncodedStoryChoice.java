package org.chronomap.backend.snapshot.request;

import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    /** The language of what is about no story, but about the server. */
    public static String ofServer(Messages messages, ServerWebExchange exchange) {
        String language = messages.languageFor(exchange.getRequest());
        tell(exchange, language);
        return language;
    }

    private static @Nullable String asked(ServerWebExchange exchange) {
        return exchange.getRequest().getQueryParams().getFirst("lang");
    }

    private static EncodedStory tell(ServerWebExchange exchange, EncodedStory encoded) {
        tell(exchange, encoded.language());
        return encoded;
    }

    private static void tell(ServerWebExchange exchange, String language) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (!language.equals(Snapshot.EVERY_LANGUAGE)) {
            headers.set(HttpHeaders.CONTENT_LANGUAGE, language);
        }
    }
}
