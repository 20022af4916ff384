package org.chronomap.backend.features;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.EditionChoice;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.SnapshotChoice;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.index.Entry;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the items of a story's collections. */
@RestController
@RequestMapping("/stories/{story}/collections/{collection}/items")
final class FeatureController {

    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");

    private static final int LEAST_BYTES_TO_PACK = 1024;

    private final SnapshotChoice snapshots;
    private final Addresses addresses;

    FeatureController(SnapshotChoice snapshots, Addresses addresses) {
        this.snapshots = snapshots;
        this.addresses = addresses;
    }

    @GetMapping
    Mono<ResponseEntity<Flux<DataBuffer>>> items(
            @PathVariable String story, @PathVariable String collection, ServerWebExchange exchange) {
        StoryCollection asked = collection(collection);
        return snapshots.of(story, exchange).flatMap(snapshot -> items(snapshot, asked, exchange));
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> items(
            Snapshot snapshot, StoryCollection asked, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        ItemsQuery query = ItemsQuery.parse(request.getQueryParams(), snapshot, asked);
        Edition edition = EditionChoice.forData(snapshot, exchange);
        // Selecting can take longer than the event loop may be held.
        return edition.written(asked).publishOn(Schedulers.parallel()).flatMap(written -> {
            String etag = "W/\"%s-%s-geojson%d-%s\""
                    .formatted(
                            snapshot.tag(),
                            Digest.of(addresses.self(request).getBytes(StandardCharsets.UTF_8)),
                            Revalidation.FORMAT,
                            edition.language());
            if (Revalidation.isHeld(exchange, GEOJSON, etag)) {
                return Mono.empty();
            }
            ItemsPage page = ItemsPage.of(asked.of(snapshot.index()), written, query);
            return Mono.just(ResponseEntity.ok().body(page.write(addresses.self(request), exchange)));
        });
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<byte[]>> item(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            ServerWebExchange exchange) {
        StoryCollection asked = collection(collection);
        return snapshots.of(story, exchange).flatMap(snapshot -> item(snapshot, asked, id, exchange));
    }

    private static Mono<ResponseEntity<byte[]>> item(
            Snapshot snapshot, StoryCollection asked, String id, ServerWebExchange exchange) {
        Parameters parameters = new Parameters(exchange.getRequest().getQueryParams(), RepresentationParameters.NAMES);
        RepresentationParameters.check(parameters);
        parameters.requireFaultless();
        OptionalInt position = asked.of(snapshot.index()).find(id);
        if (position.isEmpty()) {
            throw ProblemException.notFound(
                    "The " + asked.id() + " of " + snapshot.story().id() + " have no item \"" + id + '"');
        }
        Edition edition = EditionChoice.forData(snapshot, exchange);
        // Packing can take longer than the event loop may be held.
        return edition.written(asked).publishOn(Schedulers.parallel()).flatMap(written -> {
            byte[] feature = written.get(position.getAsInt());
            // Packed here and not on the way out, so that a strong tag can tell the codings apart.
            ContentCoding coding = feature.length < LEAST_BYTES_TO_PACK
                    ? ContentCoding.IDENTITY
                    : ContentCoding.accepted(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING));
            // The digest for what is said of its places, which is no part of its own revision.
            String etag = "\"%d-geojson-%s-%s-%s\""
                    .formatted(
                            revision(asked.of(snapshot.index()).get(position.getAsInt())),
                            edition.language(),
                            coding.id(),
                            Digest.of(feature));
            return Revalidation.isHeld(exchange, GEOJSON, etag) ? Mono.empty() : packed(feature, coding);
        });
    }

    private static int revision(Entry<?> entry) {
        return entry.version() == null ? 0 : entry.version().revision();
    }

    private static Mono<ResponseEntity<byte[]>> packed(byte[] feature, ContentCoding coding) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (coding != ContentCoding.IDENTITY) {
            answer.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return Mono.fromCallable(() -> answer.body(coding.encode(feature, ContentCoding.Effort.LITTLE)));
    }

    private static StoryCollection collection(String id) {
        return StoryCollection.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + id + "\"; there are " + StoryCollection.ids()));
    }
}
