package org.chronomap.backend.page;

import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.EditionChoice;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the list of stories, and each story's own address: a page for a reader, JSON for a program. */
@RestController
final class PageController {

    private final Stories stories;
    private final Messages messages;
    private final Addresses addresses;
    private final StoriesPage storiesPage;
    private final ReaderPage readerPage;

    PageController(
            Stories stories, Messages messages, Addresses addresses, StoriesPage storiesPage, ReaderPage readerPage) {
        this.stories = stories;
        this.messages = messages;
        this.addresses = addresses;
        this.storiesPage = storiesPage;
        this.readerPage = readerPage;
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> stories(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String language = LanguageChoice.among(
                messages.languages(),
                request.getQueryParams().getFirst("lang"),
                request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        exchange.getResponse().getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, language);
        return answer(exchange, Negotiation.HTML, storiesPage.render(stories.list(), language));
    }

    @GetMapping("/stories/{story}")
    Mono<ResponseEntity<byte[]>> story(@PathVariable String story, ServerWebExchange exchange) {
        Snapshot snapshot =
                stories.find(story).orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        ServerHttpRequest request = exchange.getRequest();
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (Negotiation.prefersHtml(request)) {
            return readerPage
                    .page(snapshot, EditionChoice.forReading(snapshot, exchange), addresses.root(request))
                    .flatMap(page -> answer(exchange, Negotiation.HTML, page));
        }
        Edition edition = EditionChoice.forData(snapshot, exchange);
        return answer(
                exchange, MediaType.APPLICATION_JSON, StoryJson.withLinks(snapshot, edition, addresses.root(request)));
    }

    private static Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, MediaType type, byte[] body) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return exchange.checkNotModified("W/\"" + Digest.of(body) + '"')
                ? Mono.empty()
                : Mono.just(ResponseEntity.ok().contentType(type).body(body));
    }
}
