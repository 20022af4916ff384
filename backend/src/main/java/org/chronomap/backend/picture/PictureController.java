package org.chronomap.backend.picture;

import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.picture.card.PictureSize;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.ReaderState;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves a story's pictures: of what a reader page with the same query shows. */
@RestController
final class PictureController {

    private final SnapshotChoice snapshots;
    private final PictureStudio studio;

    PictureController(SnapshotChoice snapshots, PictureStudio studio) {
        this.snapshots = snapshots;
        this.studio = studio;
    }

    @GetMapping("/stories/{story}/card.png")
    Mono<ResponseEntity<byte[]>> card(@PathVariable String story, ServerWebExchange exchange) {
        PictureSize size = PictureSize.of(exchange.getRequest().getQueryParams(), PictureSize.CARD);
        return snapshots
                .of(story, exchange)
                .flatMap(snapshot -> {
                    EncodedStory encoded = EncodedStoryChoice.forReading(snapshot, exchange);
                    return state(snapshot, exchange).flatMap(state -> studio.card(snapshot, encoded, state, size));
                })
                .flatMap(drawn -> answer(exchange, MediaType.IMAGE_PNG, drawn));
    }

    @GetMapping("/stories/{story}/timeline.gif")
    Mono<ResponseEntity<byte[]>> animation(@PathVariable String story, ServerWebExchange exchange) {
        PictureSize size = PictureSize.ofAnimation(exchange.getRequest().getQueryParams());
        return snapshots
                .of(story, exchange)
                .flatMap(snapshot -> {
                    EncodedStory encoded = EncodedStoryChoice.forReading(snapshot, exchange);
                    return state(snapshot, exchange).flatMap(state -> studio.animation(snapshot, encoded, state, size));
                })
                .flatMap(drawn -> answer(exchange, MediaType.IMAGE_GIF, drawn));
    }

    /** Off the event loop, for what an address asks for is looked up in the story. */
    private static Mono<ReaderState> state(Snapshot snapshot, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> new ReaderAddress(snapshot.index())
                        .read(exchange.getRequest().getQueryParams())
                        .state())
                .subscribeOn(Schedulers.parallel());
    }

    private static Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, MediaType type, PictureStudio.Drawn drawn) {
        return Revalidation.isHeld(exchange, type, drawn.etag())
                ? Mono.empty()
                : Mono.just(ResponseEntity.ok().body(drawn.bytes()));
    }
}
