package org.chronomap.backend.history;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.page.Renderings;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.view.SignedIn;
import org.chronomap.backend.view.TextWithSlots;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the log of a story's corrections, and of an item's. */
@RestController
final class HistoryController {

    private static final String ROOT = "root";
    private static final String BASE = "base";
    private static final String SIGNED_IN = "signedin";

    private final Stories stories;
    private final History history;
    private final HistoryPage page;
    private final HistoryFeed feed;
    private final Addresses addresses;
    private final Messages messages;
    private final Assets assets;
    private final SignedIn signedIn;
    private final Renderings renderings;

    /** @param self the address without that of the server */
    private record Key(String self, HistoryFormat format) {}

    HistoryController(
            Stories stories,
            History history,
            HistoryPage page,
            HistoryFeed feed,
            Addresses addresses,
            Messages messages,
            Assets assets,
            SignedIn signedIn,
            Renderings renderings) {
        this.stories = stories;
        this.history = history;
        this.page = page;
        this.feed = feed;
        this.addresses = addresses;
        this.messages = messages;
        this.assets = assets;
        this.signedIn = signedIn;
        this.renderings = renderings;
    }

    @GetMapping("/stories/{story}/history")
    Mono<ResponseEntity<byte[]>> ofStory(@PathVariable String story, ServerWebExchange exchange) {
        return answer(story, null, exchange);
    }

    @GetMapping("/stories/{story}/collections/{collection}/items/{id}/history")
    Mono<ResponseEntity<byte[]>> ofItem(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            ServerWebExchange exchange) {
        StoryPart part = StoryCollection.find(collection)
                .flatMap(found -> StoryPart.find(found.id()))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + collection + "\"; there are " + StoryCollection.ids()));
        return answer(story, new ItemKey(story, part, id), exchange);
    }

    private Mono<ResponseEntity<byte[]>> answer(String story, @Nullable ItemKey item, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Snapshot snapshot =
                stories.find(story).orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        HistoryQuery query = HistoryQuery.parse(request.getQueryParams(), story, item);
        HistoryFormat format = HistoryFormat.of(request);
        EncodedStory encoded = EncodedStoryChoice.forReading(snapshot, exchange);
        String root = addresses.root(request);
        String self = addresses.self(request).substring(root.length());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        String etag = "W/\"%d-%s%d-%s-%s\""
                .formatted(
                        snapshot.seq(),
                        format.id(),
                        Revalidation.FORMAT,
                        encoded.language(),
                        // Another version of this program writes other pages.
                        Digest.of((root + self + assets.address("reader.css") + messages.tag())
                                .getBytes(StandardCharsets.UTF_8)));
        Mono<String> signedInBar =
                format == HistoryFormat.HTML ? signedIn.of(exchange, encoded.language(), story) : Mono.just("");
        return signedInBar.flatMap(bar -> {
            // A page that is for one person bears no tag: what they keep of it would outlive their session.
            if (bar.isEmpty() && Revalidation.isHeld(exchange, format.type(), etag)) {
                return Mono.empty();
            }
            headers.setContentType(format.type());
            HistoryAddress address =
                    new HistoryAddress(TextWithSlots.slot(ROOT), TextWithSlots.slot(ROOT) + self, query);
            return renderings
                    .text(
                            encoded,
                            new Key(self, format),
                            text(query, item, format, snapshot, encoded, address),
                            Map.of(ROOT, root, BASE, addresses.prefix(request), SIGNED_IN, bar))
                    .map(text -> ResponseEntity.ok().body(text.bytes()));
        });
    }

    private Mono<TextWithSlots> text(
            HistoryQuery query,
            @Nullable ItemKey item,
            HistoryFormat format,
            Snapshot snapshot,
            EncodedStory encoded,
            HistoryAddress address) {
        return history.page(query).flatMap(found -> {
            if (item != null
                    && found.entries().isEmpty()
                    && query.before() == Long.MAX_VALUE
                    && !isThere(item, snapshot)) {
                throw ProblemException.notFound(
                        "The " + item.part().id() + " of " + item.story() + " never had an item \"" + item.id() + '"');
            }
            return HeavyWork.TEXT.of(() -> new TextWithSlots(written(found, format, snapshot, encoded, address)));
        });
    }

    /** What was there when its story was published has no changes that readers know of. */
    private static boolean isThere(ItemKey item, Snapshot snapshot) {
        return StoryCollection.find(item.part().id())
                .map(collection -> collection.of(snapshot.index()))
                .filter(items -> items.find(item.id()).isPresent())
                .isPresent();
    }

    private byte[] written(
            History.Page found, HistoryFormat format, Snapshot snapshot, EncodedStory encoded, HistoryAddress address) {
        return switch (format) {
            case HTML ->
                page.render(found, snapshot, encoded, address, TextWithSlots.slot(BASE), TextWithSlots.slot(SIGNED_IN));
            case JSON ->
                HistoryJson.write(found, address, new FieldWords(snapshot, encoded, messages.in(encoded.language())));
            case ATOM -> feed.write(found, snapshot, encoded, address);
        };
    }
}
