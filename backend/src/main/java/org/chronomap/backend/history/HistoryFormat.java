package org.chronomap.backend.history;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.chronomap.backend.http.Negotiation;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.InvalidMimeTypeException;

/** The form in which the log comes. */
enum HistoryFormat {
    HTML,
    JSON,
    ATOM;

    private static final MediaType ATOM_XML = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    /** @throws IllegalArgumentException that says what is accepted */
    static HistoryFormat parse(String text) {
        return switch (text) {
            case "html" -> HTML;
            case "json" -> JSON;
            case "atom" -> ATOM;
            default -> throw new IllegalArgumentException('"' + text + "\" must be html, json or atom");
        };
    }

    /** What {@code f} says, else what {@code Accept} asks for; JSON when neither says. */
    static HistoryFormat of(ServerHttpRequest request) {
        String format = request.getQueryParams().getFirst("f");
        if (format != null) {
            return parse(format);
        }
        if (Negotiation.prefersHtml(request)) {
            return HTML;
        }
        try {
            List<MediaType> accepted = request.getHeaders().getAccept();
            return accepted.stream().anyMatch(type -> type.getSubtype().equals("atom+xml")) ? ATOM : JSON;
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return JSON; // an unreadable wish is none
        }
    }

    MediaType type() {
        return switch (this) {
            case HTML -> Negotiation.HTML;
            case JSON -> MediaType.APPLICATION_JSON;
            case ATOM -> ATOM_XML;
        };
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
