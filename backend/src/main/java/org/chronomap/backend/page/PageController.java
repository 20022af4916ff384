package org.chronomap.backend.page;

import java.util.List;
import java.util.Optional;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.snapshot.request.KeptParameters;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.TextWithSlots;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Serves the list of stories, each story's own address (a page for a reader, JSON for a program), and its widget.
 */
@RestController
final class PageController {

    private static final List<String> FORMATS = List.of("html", "json");

    private final Stories stories;
    private final SnapshotChoice snapshots;
    private final Messages messages;
    private final Addresses addresses;
    private final StoriesPage storiesPage;
    private final ReaderPage readerPage;
    private final WidgetPage widgetPage;
    private final StoryJson json;
    private final ServerJson serverJson;
    private final SignedInBar signedIn;

    PageController(
            Stories stories,
            SnapshotChoice snapshots,
            Messages messages,
            Addresses addresses,
            StoriesPage storiesPage,
            ReaderPage readerPage,
            WidgetPage widgetPage,
            StoryJson json,
            ServerJson serverJson,
            SignedInBar signedIn) {
        this.stories = stories;
        this.snapshots = snapshots;
        this.messages = messages;
        this.addresses = addresses;
        this.storiesPage = storiesPage;
        this.readerPage = readerPage;
        this.widgetPage = widgetPage;
        this.json = json;
        this.serverJson = serverJson;
        this.signedIn = signedIn;
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> stories(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String language = EncodedStoryChoice.ofServer(messages, exchange);
        if (!Negotiation.prefersHtml(exchange)) {
            return serverJson
                    .text(
                            stories.list(),
                            language,
                            addresses.root(request),
                            KeptParameters.ofServer(language, exchange))
                    .flatMap(
                            text -> Revalidation.answer(exchange, MediaType.APPLICATION_JSON, text.tag(), text::bytes));
        }
        return signedIn.of(exchange, language, null)
                .flatMap(bar ->
                        storiesPage.page(stories.list(), language, bar).flatMap(page -> answer(exchange, bar, page)));
    }

    @GetMapping("/stories/{story}")
    Mono<ResponseEntity<byte[]>> story(@PathVariable String story, ServerWebExchange exchange) {
        checkFormat(exchange.getRequest());
        return snapshots.of(story, exchange).flatMap(snapshot -> story(snapshot, exchange));
    }

    private Mono<ResponseEntity<byte[]>> story(Snapshot snapshot, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (Negotiation.prefersHtml(exchange)) {
            EncodedStory reading = EncodedStoryChoice.forReading(snapshot, exchange);
            return signedIn.of(exchange, reading.language(), snapshot.story().id())
                    .flatMap(bar -> readerPage
                            .page(
                                    snapshot,
                                    reading,
                                    addresses.root(request),
                                    request.getQueryParams(),
                                    theme(request),
                                    revision(snapshot, request),
                                    bar)
                            .flatMap(page -> answer(exchange, bar, page)));
        }
        EncodedStory encoded = EncodedStoryChoice.forData(snapshot, exchange);
        String revision = snapshot.index().version() == null
                ? ""
                : snapshot.index().version().revision() + "-";
        return json.withLinks(
                        snapshot,
                        encoded,
                        addresses.root(request),
                        KeptParameters.ofStory(snapshot, encoded.language(), exchange))
                .flatMap(text ->
                        Revalidation.answer(exchange, MediaType.APPLICATION_JSON, revision + text.tag(), text::bytes));
    }

    /** With a slash at its end it is what a folder of static files has at the same place. */
    @GetMapping({"/embed/{story}", "/embed/{story}/"})
    Mono<ResponseEntity<byte[]>> widget(@PathVariable String story, ServerWebExchange exchange) {
        return snapshots.of(story, exchange).flatMap(snapshot -> widget(snapshot, exchange));
    }

    private Mono<ResponseEntity<byte[]>> widget(Snapshot snapshot, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean controls = !"false".equals(request.getQueryParams().getFirst("controls"));
        String base = request.getPath().value().endsWith("/") ? "../.." : "..";
        return widgetPage
                .page(
                        snapshot,
                        EncodedStoryChoice.forReading(snapshot, exchange),
                        new WidgetPage.Look(theme(request), controls),
                        revision(snapshot, request),
                        base)
                .flatMap(page -> Revalidation.answer(exchange, Negotiation.HTML, page.tag(), page::bytes));
    }

    /** A page that is for one person bears no tag: what they keep of it would outlive their session. */
    private static Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, String signedInBar, TextWithSlots.Filled page) {
        return signedInBar.isEmpty()
                ? Revalidation.answer(exchange, Negotiation.HTML, page.tag(), page::bytes)
                : Mono.just(ResponseEntity.ok().contentType(Negotiation.HTML).body(page.bytes()));
    }

    private static PageRevision revision(Snapshot snapshot, ServerHttpRequest request) {
        String preview = request.getQueryParams().getFirst(SnapshotChoice.PREVIEW);
        return preview != null
                ? PageRevision.preview(preview)
                : snapshot.asOf().map(PageRevision::asOf).orElse(PageRevision.CURRENT);
    }

    private static Theme theme(ServerHttpRequest request) {
        return Optional.ofNullable(request.getQueryParams().getFirst("theme"))
                .flatMap(Theme::find)
                .orElse(Theme.AUTO);
    }

    private static void checkFormat(ServerHttpRequest request) {
        Parameters given = new Parameters(request.getQueryParams());
        given.one("f", PageController::format);
        given.requireFaultless();
    }

    private static String format(String text) {
        if (!FORMATS.contains(text)) {
            throw new IllegalArgumentException('"' + text + "\" must be " + String.join(" or ", FORMATS));
        }
        return text;
    }
}
