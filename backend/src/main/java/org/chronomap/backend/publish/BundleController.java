package org.chronomap.backend.publish;

import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves a story as a ZIP file of files. */
@RestController
final class BundleController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Stories stories;
    private final BundleShelf shelf;

    BundleController(Stories stories, BundleShelf shelf) {
        this.stories = stories;
        this.shelf = shelf;
    }

    @GetMapping("/stories/{story}/bundle.zip")
    Mono<ResponseEntity<Resource>> bundle(@PathVariable String story, ServerWebExchange exchange) {
        Snapshot snapshot =
                stories.find(story).orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        Parameters given = new Parameters(exchange.getRequest().getQueryParams());
        boolean withStreets = Boolean.TRUE.equals(given.one("basemap", BundleController::flag));
        given.requireFaultless();
        return shelf.packed(snapshot, withStreets).flatMap(packed -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            if (Revalidation.isHeld(exchange, ZIP, packed.etag())) {
                return Mono.empty();
            }
            headers.setContentDisposition(ContentDisposition.attachment()
                    .filename(snapshot.story().id() + ".zip")
                    .build());
            return Mono.just(ResponseEntity.ok().<Resource>body(packed.file()));
        });
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException('"' + text + "\" must be true or false");
        }
        return text.equals("true");
    }
}
