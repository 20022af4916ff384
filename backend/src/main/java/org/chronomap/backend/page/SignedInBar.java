package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.security.account.SessionToken;
import org.chronomap.backend.security.signin.AfterSignIn;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.SignedIn;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells on a page who has signed in with this browser, what they may do, and how they leave. A reader's page has nothing of it, and
 * stays the same for all of them.
 */
@Component
final class SignedInBar implements SignedIn {

    private final SessionToken tokens;
    private final Editors editors;
    private final ServerSecurityContextRepository contexts;
    private final AfterSignIn afterSignIn;
    private final Messages messages;
    private final Addresses addresses;
    private final Frame frame;
    private final Templates templates;

    SignedInBar(
            SessionToken tokens,
            Editors editors,
            ServerSecurityContextRepository contexts,
            AfterSignIn afterSignIn,
            Messages messages,
            Addresses addresses,
            Frame frame,
            Templates templates) {
        this.tokens = tokens;
        this.editors = editors;
        this.contexts = contexts;
        this.afterSignIn = afterSignIn;
        this.messages = messages;
        this.addresses = addresses;
        this.frame = frame;
        this.templates = templates;
    }

    @Override
    public Mono<String> of(ServerWebExchange exchange, String language, @Nullable String story) {
        Optional<String> csrf = tokens.find(exchange);
        if (csrf.isEmpty()) {
            return Mono.just("");
        }
        return editors.current(exchange)
                // Where a failure is told nobody has found out yet.
                .switchIfEmpty(Mono.defer(() -> editors.current(exchange)
                        .contextWrite(ReactiveSecurityContextHolder.withSecurityContext(contexts.load(exchange)))))
                .map(editor -> {
                    HttpHeaders headers = exchange.getResponse().getHeaders();
                    headers.add(HttpHeaders.VARY, HttpHeaders.COOKIE);
                    headers.setCacheControl(CacheControl.noStore());
                    return html(exchange.getRequest(), editor, csrf.get(), language, story);
                })
                // Nobody is kept from reading.
                .onErrorComplete(ProblemException.class)
                .defaultIfEmpty("");
    }

    private String html(
            ServerHttpRequest request, Editor editor, String csrf, String language, @Nullable String story) {
        String base = addresses.prefix(request);
        Map<String, String> words = messages.in(language);
        Map<String, @Nullable Object> values = frame.values(language, List.of(), base, Theme.AUTO);
        values.put("as", Messages.fill(words, "signedIn.as", editor.username()));
        values.put("may", words.get("signedIn.may." + editor.role().name().toLowerCase(Locale.ROOT)));
        values.put("csrf", csrf);
        // On a story's page the map needs the room.
        values.put("open", story == null);
        values.put("links", links(editor, base, words, story));
        values.put(
                "command",
                editor.mayPublish()
                        ? "java -jar chronomap.jar import " + (story == null ? "DIR" : story) + " --to "
                                + addresses.root(request) + " --user " + editor.username()
                        : null);
        return new String(templates.render("signed-in", values), StandardCharsets.UTF_8);
    }

    private List<Map<String, String>> links(
            Editor editor, String base, Map<String, String> words, @Nullable String story) {
        List<Map<String, String>> links = new ArrayList<>();
        String editing = afterSignIn.after(null);
        if (!editing.equals("/")) {
            links.add(link(words, "signedIn.edit", base + editing + (story == null ? "" : '/' + story)));
        }
        if (story != null) {
            links.add(link(words, "signedIn.folder", base + "/stories/" + story + "/export?f=folder"));
            if (editor.mayPublish()) {
                links.add(link(words, "signedIn.previews", base + "/stories/" + story + "/previews"));
            }
        }
        links.add(link(words, "signedIn.account", base + "/edit/account"));
        links.add(link(words, "signedIn.tokens", base + "/edit/account#tokens"));
        if (editor.role() == Role.ADMIN) {
            links.add(link(words, "signedIn.accounts", base + "/edit/accounts"));
            links.add(link(words, "signedIn.audit", base + "/audit"));
            links.add(link(words, "signedIn.backup", base + "/backup"));
        }
        return links;
    }

    private static Map<String, String> link(Map<String, String> words, String word, String href) {
        return Map.of("label", words.getOrDefault(word, word), "href", href);
    }
}
