package org.chronomap.backend.problem;

import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells a person what went wrong with a request. */
@Component
final class ErrorPage {

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;
    private final Addresses addresses;

    ErrorPage(Templates templates, Messages messages, Frame frame, Addresses addresses) {
        this.templates = templates;
        this.messages = messages;
        this.frame = frame;
        this.addresses = addresses;
    }

    byte[] render(ServerHttpRequest request, ProblemException problem) {
        String language = LanguageChoice.among(
                messages.languages(),
                request.getQueryParams().getFirst("lang"),
                request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        Map<String, @Nullable Object> values =
                frame.values(language, messages.languages(), addresses.prefix(request), Theme.AUTO);
        values.put("status", problem.status().value());
        values.put("title", title(messages.in(language), problem.status()));
        String explained =
                messages.in(language).get("problem." + problem.status().value() + ".explained");
        boolean isEnglish = language.equals(Messages.DEFAULT);
        values.put("explained", isEnglish ? null : explained);
        values.put("detail", isEnglish || explained == null ? problem.detail() : null);
        return templates.render("error", values);
    }

    /** In the reader's language; the detail is the interface of programs too, and English: other pages explain it where they can. */
    private static String title(Map<String, String> words, HttpStatus status) {
        String title = words.get("problem." + status.value());
        return title == null ? status.getReasonPhrase() : title;
    }
}
