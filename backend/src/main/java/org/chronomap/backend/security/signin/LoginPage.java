package org.chronomap.backend.security.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The page on which one signs in. */
@Component
final class LoginPage {

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;
    private final Addresses addresses;

    LoginPage(Templates templates, Messages messages, Frame frame, Addresses addresses) {
        this.templates = templates;
        this.messages = messages;
        this.frame = frame;
        this.addresses = addresses;
    }

    /**
     * What stands on it.
     *
     * @param next where to go then; null = where everybody goes
     * @param username as it was typed; null = nothing was
     * @param trouble why it did not work
     */
    record Form(
            String csrf,
            @Nullable String next,
            @Nullable String username,
            Trouble trouble,
            long waitSeconds,
            List<Provider> providers) {}

    /** Why somebody sees the page again. */
    enum Trouble {
        NONE(null),
        WRONG("login.wrong"),
        SLOWED("login.slowed"),
        STALE("login.stale"),
        NO_ACCOUNT("login.noAccount"),
        PROVIDER_FAILED("login.providerFailed");

        private final @Nullable String message;

        Trouble(@Nullable String message) {
            this.message = message;
        }
    }

    String language(ServerHttpRequest request) {
        return messages.languageFor(request);
    }

    /** @param signedInBar what stands above for who has signed in already; empty for everybody else */
    byte[] render(ServerHttpRequest request, Form form, String signedInBar) {
        String language = language(request);
        Map<String, String> words = messages.in(language);
        Map<String, @Nullable Object> values =
                frame.values(language, messages.languages(), addresses.prefix(request), Theme.AUTO);
        values.put("signedInBar", signedInBar);
        values.put("csrf", form.csrf());
        values.put("next", form.next());
        values.put(
                "nextQuery",
                form.next() == null ? "" : "&next=" + URLEncoder.encode(form.next(), StandardCharsets.UTF_8));
        values.put("username", form.username());
        String message = form.trouble().message;
        values.put("trouble", message == null ? null : Messages.fill(words, message, form.waitSeconds()));
        values.put(
                "providers",
                form.providers().stream()
                        .map(provider -> Map.of(
                                "id", provider.id(), "label", Messages.fill(words, "login.provider", provider.name())))
                        .toList());
        return templates.render("login", values);
    }
}
