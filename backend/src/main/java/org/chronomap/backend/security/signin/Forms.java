package org.chronomap.backend.security.signin;

import java.util.Map;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.problem.ProblemException;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads forms. They are for accounts alone, and anybody may send one: it is read no further than they can be long. */
final class Forms {

    private static final int MOST_BYTES = 8 * 1024;

    /** The exchange's attribute that has what was read. */
    private static final String READ = Forms.class.getName() + ".read";

    private static final ResolvableType FIELDS =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);

    private static final FormHttpMessageReader READER = new FormHttpMessageReader();

    static {
        READER.setMaxInMemorySize(MOST_BYTES);
    }

    private Forms() {}

    /** The fields by their names; none where no form was sent. It is read once, whoever asks for it. */
    @SuppressWarnings("unchecked")
    static Mono<MultiValueMap<String, String>> read(ServerWebExchange exchange) {
        return (Mono<MultiValueMap<String, String>>) exchange.getAttributes()
                .computeIfAbsent(READ, first -> fields(exchange).cache());
    }

    private static Mono<MultiValueMap<String, String>> fields(ServerWebExchange exchange) {
        return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(Negotiation.sent(exchange.getRequest()))
                ? READER.readMono(FIELDS, exchange.getRequest(), Map.of())
                        .onErrorMap(IllegalArgumentException.class, Forms::unreadable)
                        .defaultIfEmpty(new LinkedMultiValueMap<>())
                : Mono.just(new LinkedMultiValueMap<>());
    }

    /** What a field holds; empty when it was not sent. */
    static String text(MultiValueMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null ? "" : text;
    }

    private static ProblemException unreadable(IllegalArgumentException fault) {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST, "The form that was sent cannot be read: " + fault.getMessage());
    }
}
