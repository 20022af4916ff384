package org.chronomap.backend.editor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.backend.editor.EditorPage.Content;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.parameter.PageLimit;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the editor's pages, and what there is to edit. None of it is kept in a cache. */
@RestController
final class EditorController {

    private static final int ITEMS = 2_000;
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_NAMED = 100;

    private final EditorPage page;
    private final EditedStories stories;
    private final EditedItems items;
    private final LiveStories live;
    private final Editors editors;
    private final Addresses addresses;

    EditorController(
            EditorPage page,
            EditedStories stories,
            EditedItems items,
            LiveStories live,
            Editors editors,
            Addresses addresses) {
        this.page = page;
        this.stories = stories;
        this.items = items;
        this.live = live;
        this.editors = editors;
        this.addresses = addresses;
    }

    @GetMapping("/edit")
    Mono<ResponseEntity<byte[]>> stories(ServerWebExchange exchange) {
        if (Negotiation.prefersHtml(exchange)) {
            return html(exchange, new Content("stories", null));
        }
        parameters(exchange, List.of("f", "lang")).requireFaultless();
        return stories.json().map(EditorController::json);
    }

    /** The longer address is that of each story, and of one that is called {@code account} or {@code accounts} the only one. */
    @GetMapping({"/edit/{story}", "/edit/{story}/story"})
    Mono<ResponseEntity<byte[]>> story(@PathVariable String story, ServerWebExchange exchange) {
        boolean isPage = Negotiation.prefersHtml(exchange);
        if (live.held(story).isEmpty()) {
            return Mono.error(noStory(story));
        }
        if (isPage) {
            return html(exchange, new Content("story", story));
        }
        Parameters given = parameters(exchange, List.of("f", "lang", "after", "limit", "ids"));
        EditedItems.Position after = given.one("after", EditedItems.Position::parse);
        Integer limit = given.one("limit", text -> PageLimit.parse(text, MOST_ITEMS));
        List<EditedItems.Position> named = given.one("ids", EditorController::named);
        given.requireFaultless();
        String language = page.language(exchange.getRequest());
        String address = addresses.prefix(exchange.getRequest())
                + exchange.getRequest().getPath().pathWithinApplication().value() + "?f=json&lang=" + language;
        Mono<byte[]> asked = named == null
                ? items.json(story, after, Objects.requireNonNullElse(limit, ITEMS), language, address)
                : items.json(story, named, language);
        return asked.switchIfEmpty(Mono.error(() -> noStory(story))).map(EditorController::json);
    }

    /** The story's own text comes with all of them. */
    private static List<EditedItems.Position> named(String ids) {
        List<String> some =
                Stream.of(ids.split(",")).filter(id -> !id.equals("story")).toList();
        if (some.size() > MOST_NAMED) {
            throw new IllegalArgumentException(
                    "must be " + MOST_NAMED + " items at the most, like incidents/rally,places/almaty");
        }
        return some.stream().map(EditedItems.Position::parse).toList();
    }

    @GetMapping("/edit/{story}/import")
    Mono<ResponseEntity<byte[]>> imports(@PathVariable String story, ServerWebExchange exchange) {
        if (live.held(story).isEmpty()) {
            return Mono.error(noStory(story));
        }
        return html(exchange, new Content("import", story));
    }

    @GetMapping("/edit/account")
    Mono<ResponseEntity<byte[]>> account(ServerWebExchange exchange) {
        return html(exchange, new Content("account", null));
    }

    @GetMapping("/edit/accounts")
    Mono<ResponseEntity<byte[]>> accounts(ServerWebExchange exchange) {
        return html(exchange, new Content("accounts", null));
    }

    private Mono<ResponseEntity<byte[]>> html(ServerWebExchange exchange, Content content) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, page.language(request));
        return editors.current(exchange)
                .map(editor ->
                        ResponseEntity.ok().contentType(Negotiation.HTML).body(page.render(request, editor, content)));
    }

    private static Parameters parameters(ServerWebExchange exchange, List<String> known) {
        return new Parameters(exchange.getRequest().getQueryParams(), known);
    }

    private static ResponseEntity<byte[]> json(byte[] json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    private static ProblemException noStory(String story) {
        return ProblemException.notFound("There is no story \"" + story + '"');
    }
}
