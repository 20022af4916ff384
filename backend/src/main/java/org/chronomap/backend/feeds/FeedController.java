package org.chronomap.backend.feeds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.page.Renderings;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.view.TextWithSlots;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves what search engines and feed readers ask for. */
@RestController
final class FeedController {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private static final String ROOT = "root";

    private final Stories stories;
    private final Addresses addresses;
    private final Messages messages;
    private final AtomFeed feed;
    private final Renderings renderings;

    FeedController(Stories stories, Addresses addresses, Messages messages, AtomFeed feed, Renderings renderings) {
        this.stories = stories;
        this.addresses = addresses;
        this.messages = messages;
        this.feed = feed;
        this.renderings = renderings;
    }

    @GetMapping("/stories/{story}/feed.atom")
    Mono<ResponseEntity<byte[]>> feed(@PathVariable String story, ServerWebExchange exchange) {
        Snapshot snapshot =
                stories.find(story).orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        EncodedStory encoded = EncodedStoryChoice.forReading(snapshot, exchange);
        String root = addresses.root(exchange.getRequest());
        return feed.of(snapshot, encoded, root)
                .flatMap(text -> Revalidation.answer(exchange, ATOM, text.tag(), text::bytes));
    }

    @GetMapping("/sitemap.xml")
    Mono<ResponseEntity<byte[]>> sitemap(ServerWebExchange exchange) {
        String root = addresses.root(exchange.getRequest());
        List<Snapshot> listed = stories.list();
        return renderings
                .text(
                        listed,
                        "sitemap",
                        () -> Sitemap.write(listed, messages.languages(), TextWithSlots.slot(ROOT)),
                        Map.of(ROOT, root))
                .flatMap(text -> Revalidation.answer(exchange, XML, text.tag(), text::bytes));
    }

    /** Forbids no address: a search engine that draws the page asks for its data too. */
    @GetMapping("/robots.txt")
    Mono<ResponseEntity<byte[]>> robots(ServerWebExchange exchange) {
        String text =
                "User-agent: *\nDisallow:\n\nSitemap: " + addresses.root(exchange.getRequest()) + "/sitemap.xml\n";
        return Revalidation.answer(exchange, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
}
