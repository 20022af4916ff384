package org.chronomap.backend.features;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.chronomap.backend.answer.AnswerBytes;
import org.chronomap.backend.answer.AnswerKey;
import org.chronomap.backend.answer.RepeatedAnswers;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.backend.view.PlainPage;
import org.chronomap.geodata.index.Entry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the items of a story's collections. */
@RestController
@RequestMapping("/stories/{story}/collections/{collection}/items")
final class FeatureController {

    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");

    private static final int LEAST_BYTES_TO_PACK = 1024;

    private final SnapshotChoice snapshots;
    private final AnswerBytes kept;
    private final RepeatedAnswers repeated;
    private final Addresses addresses;
    private final Messages messages;
    private final FeaturesPages pages;

    /** @param self the address without that of the server */
    private record Key(String self) {}

    FeatureController(
            SnapshotChoice snapshots,
            AnswerBytes kept,
            RepeatedAnswers repeated,
            Addresses addresses,
            Messages messages,
            FeaturesPages pages) {
        this.snapshots = snapshots;
        this.kept = kept;
        this.repeated = repeated;
        this.addresses = addresses;
        this.messages = messages;
        this.pages = pages;
    }

    @GetMapping
    Mono<Void> items(@PathVariable String story, @PathVariable String collection, ServerWebExchange exchange) {
        StoryCollection asked = collection(collection);
        return snapshots.of(story, exchange).flatMap(snapshot -> {
            ItemsQuery query = ItemsQuery.parse(exchange.getRequest().getQueryParams(), snapshot, asked);
            return Negotiation.prefersHtml(exchange)
                    ? page(snapshot, asked, query, exchange).flatMap(page -> write(page, exchange))
                    : items(snapshot, asked, query, exchange);
        });
    }

    private Mono<Void> items(Snapshot snapshot, StoryCollection asked, ItemsQuery query, ServerWebExchange exchange) {
        EncodedStory encoded = EncodedStoryChoice.forData(snapshot, exchange);
        String self = addresses.self(exchange.getRequest());
        String etag = "W/\"" + snapshot.tag() + '-' + Digest.of(self.getBytes(StandardCharsets.UTF_8)) + "-geojson"
                + Revalidation.FORMAT + '-' + encoded.language() + '"';
        if (Revalidation.isHeld(exchange, GEOJSON, etag)) {
            repeated.repeat(exchange, snapshot, null);
            return Mono.empty();
        }
        AnswerKey key =
                new AnswerKey(snapshot.story().id(), snapshot.tag(), self, encoded.language(), coding(exchange));
        boolean isOfAll = !exchange.getRequest().getQueryParams().containsKey(SnapshotChoice.PREVIEW);
        byte[] found = isOfAll ? kept.find(key) : null;
        if (found != null) {
            return write(found, key, snapshot, exchange);
        }
        // Selecting can take longer than the event loop may be held.
        return Mono.fromCallable(() -> ItemsPage.of(asked.of(snapshot.index()), query))
                .subscribeOn(Schedulers.parallel())
                .flatMap(page -> encoded.written(asked, page.positions())
                        .map(written -> page.text(written, address(self, snapshot, encoded, asked))))
                .flatMap(text -> isOfAll && kept.isWorthKeeping(key, text.length())
                        ? kept.keep(key, () -> key.coding().encode(text.bytes(), ContentCoding.Effort.LITTLE))
                                .flatMap(bytes -> write(bytes, key, snapshot, exchange))
                        : write(text, exchange));
    }

    private Mono<Void> write(byte[] answer, AnswerKey key, Snapshot snapshot, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (key.coding() != ContentCoding.IDENTITY) {
            response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, key.coding().id());
        }
        response.getHeaders().setContentLength(answer.length);
        repeated.repeat(exchange, snapshot, key);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer)));
    }

    private static Mono<Void> write(GeoJsonText text, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (!text.isAtOnce()) {
            return response.writeWith(text.chunks(response.bufferFactory()));
        }
        response.getHeaders().setContentLength(text.length());
        return response.writeWith(Mono.fromCallable(() -> text.buffer(response.bufferFactory())));
    }

    private static Mono<Void> write(ResponseEntity<byte[]> page, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().putAll(page.getHeaders());
        return response.writeWith(Mono.justOrEmpty(page.getBody()).map(response.bufferFactory()::wrap));
    }

    private Mono<ResponseEntity<byte[]>> page(
            Snapshot snapshot, StoryCollection asked, ItemsQuery query, ServerWebExchange exchange) {
        return page(
                snapshot,
                asked,
                (table, address) ->
                        table.page(ItemsPage.of(asked.of(snapshot.index()), query.atMost(ItemsTable.MOST)), address),
                exchange);
    }

    private Mono<ResponseEntity<byte[]>> page(
            Snapshot snapshot,
            StoryCollection asked,
            BiFunction<ItemsTable, ItemsAddress, PlainPage.Content> content,
            ServerWebExchange exchange) {
        EncodedStory encoded = EncodedStoryChoice.forReading(snapshot, exchange);
        String self = self(exchange);
        return pages.answer(
                encoded,
                new Key(self),
                encoded.language(),
                snapshot.story().languages(),
                snapshot.story().id(),
                () -> content.apply(
                        new ItemsTable(snapshot, asked, encoded, messages.in(encoded.language())),
                        address(FeaturesPages.root() + self, snapshot, encoded, asked)),
                exchange);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<byte[]>> item(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            ServerWebExchange exchange) {
        StoryCollection asked = collection(collection);
        return snapshots.of(story, exchange).flatMap(snapshot -> {
            RepresentationParameters.requireOfItem(exchange.getRequest().getQueryParams());
            OptionalInt position = asked.of(snapshot.index()).find(id);
            if (position.isEmpty()) {
                throw ProblemException.notFound(
                        "The " + asked.id() + " of " + snapshot.story().id() + " have no item \"" + id + '"');
            }
            return Negotiation.prefersHtml(exchange)
                    ? page(
                            snapshot,
                            asked,
                            (table, address) ->
                                    table.item(asked.of(snapshot.index()).get(position.getAsInt()), address),
                            exchange)
                    : item(snapshot, asked, position.getAsInt(), exchange);
        });
    }

    private Mono<ResponseEntity<byte[]>> item(
            Snapshot snapshot, StoryCollection asked, int position, ServerWebExchange exchange) {
        EncodedStory encoded = EncodedStoryChoice.forData(snapshot, exchange);
        ItemsAddress address = address(addresses.self(exchange.getRequest()), snapshot, encoded, asked);
        // Packing can take longer than the event loop may be held.
        return encoded.written(asked, List.of(position))
                .publishOn(Schedulers.parallel())
                .flatMap(written -> {
                    byte[] feature = address.withLinks(written.get(position));
                    // Packed here and not on the way out, so that a strong tag can tell the codings apart.
                    ContentCoding coding =
                            feature.length < LEAST_BYTES_TO_PACK ? ContentCoding.IDENTITY : coding(exchange);
                    // The digest for what is said of its places, which is no part of its own revision.
                    String etag = "\"%d-geojson-%s-%s-%s\""
                            .formatted(
                                    revision(asked.of(snapshot.index()).get(position)),
                                    encoded.language(),
                                    coding.id(),
                                    Digest.of(feature));
                    return Revalidation.isHeld(exchange, GEOJSON, etag) ? Mono.empty() : packed(feature, coding);
                });
    }

    private String self(ServerWebExchange exchange) {
        return addresses
                .self(exchange.getRequest())
                .substring(addresses.root(exchange.getRequest()).length());
    }

    private ItemsAddress address(String self, Snapshot snapshot, EncodedStory encoded, StoryCollection asked) {
        return new ItemsAddress(self, asked.id(), messages.in(snapshot.languageOfLabels(encoded)));
    }

    private static int revision(Entry<?> entry) {
        return entry.version() == null ? 0 : entry.version().revision();
    }

    private static ContentCoding coding(ServerWebExchange exchange) {
        return ContentCoding.accepted(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING));
    }

    private static Mono<ResponseEntity<byte[]>> packed(byte[] feature, ContentCoding coding) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (coding != ContentCoding.IDENTITY) {
            answer.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return Mono.fromCallable(() -> answer.body(coding.encode(feature, ContentCoding.Effort.LITTLE)));
    }

    static StoryCollection collection(String id) {
        return StoryCollection.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + id + "\"; there are " + StoryCollection.ids()));
    }
}
