package org.chronomap.backend.problem;

import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
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

    String language(ServerHttpRequest request) {
        return messages.languageFor(request);
    }

    /** @param signedInBar what stands above for who has signed in; empty for a reader */
    byte[] render(ServerHttpRequest request, String language, ProblemException problem, String signedInBar) {
        Map<String, @Nullable Object> values =
                frame.values(language, messages.languages(), addresses.prefix(request), Theme.AUTO);
        values.put("status", problem.status().value());
        values.put("title", title(language, problem.status()));
        String explained =
                messages.in(language).get("problem." + problem.status().value() + ".explained");
        boolean isEnglish = language.equals(Messages.DEFAULT);
        values.put("explained", isEnglish ? null : explained);
        values.put("detail", isEnglish ? problem.detail() : null);
        values.put("signedInBar", signedInBar);
        return templates.render("error", values);
    }

    /** In the reader's language; the detail is the interface of programs too, and English: on other pages it is left out. */
    private String title(String language, HttpStatus status) {
        Map<String, String> words = messages.in(language);
        String title = words.get("problem." + status.value());
        if (title != null) {
            return title;
        }
        return language.equals(Messages.DEFAULT)
                ? status.getReasonPhrase()
                : words.getOrDefault(
                        status.is5xxServerError() ? "problem.500" : "problem.409", status.getReasonPhrase());
    }
}
