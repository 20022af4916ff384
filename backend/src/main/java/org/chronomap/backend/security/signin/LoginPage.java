package org.chronomap.backend.security.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.Passwords;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The page on which one signs in, and the one on which one chooses another password. */
@Component
final class LoginPage {

    /** A letter, in UTF-8. */
    private static final int BYTES_OF_CYRILLIC = 2;

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
        PROVIDER_FAILED("login.providerFailed"),
        WRONG_CURRENT("login.wrongCurrent"),
        UNFIT("login.unfit"),
        SAME("login.same"),
        TYPED_OTHERWISE("login.twice");

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
        Map<String, String> words = messages.in(language(request));
        Map<String, @Nullable Object> values =
                values(request, form.csrf(), form.next(), form.username(), form.trouble(), form.waitSeconds());
        values.put("signedInBar", signedInBar);
        values.put(
                "providers",
                form.providers().stream()
                        .map(provider -> Map.of(
                                "id", provider.id(), "label", Messages.fill(words, "login.provider", provider.name())))
                        .toList());
        return templates.render("login", values);
    }

    /**
     * The page on which the owner of an account chooses a password.
     *
     * @param next where to go then; null = where everybody goes
     */
    byte[] renderPassword(
            ServerHttpRequest request, Account account, String csrf, @Nullable String next, Trouble trouble) {
        Map<String, @Nullable Object> values = values(request, csrf, next, account.username(), trouble, 0);
        values.put("given", account.passwordToChange());
        values.put(
                "rules",
                Messages.fill(
                        messages.in(language(request)),
                        "login.rules",
                        Passwords.SHORTEST,
                        Passwords.LONGEST_BYTES,
                        Passwords.LONGEST_BYTES / BYTES_OF_CYRILLIC));
        return templates.render("password", values);
    }

    private Map<String, @Nullable Object> values(
            ServerHttpRequest request,
            String csrf,
            @Nullable String next,
            @Nullable String username,
            Trouble trouble,
            long waitSeconds) {
        String language = language(request);
        Map<String, @Nullable Object> values =
                frame.values(language, messages.languages(), addresses.prefix(request), Theme.AUTO);
        values.put("csrf", csrf);
        values.put("next", next);
        values.put("nextQuery", next == null ? "" : "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        values.put("username", username);
        String message = trouble.message;
        values.put("trouble", message == null ? null : Messages.fill(messages.in(language), message, waitSeconds));
        return values;
    }
}
