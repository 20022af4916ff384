package org.chronomap.backend.features;

import java.net.URI;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.snapshot.Stories;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Leads from the items of a collection of the whole server to those of the story's, where they are: not all programs follow the
 * link that says so.
 */
@RestController
final class CollectionController {

    private final Stories stories;
    private final Addresses addresses;

    CollectionController(Stories stories, Addresses addresses) {
        this.stories = stories;
        this.addresses = addresses;
    }

    @GetMapping({"/collections/{collection}/items", "/collections/{collection}/items/{id}"})
    ResponseEntity<Void> items(@PathVariable String collection, ServerWebExchange exchange) {
        CollectionId id = DescriptionController.required(collection, stories);
        String root = addresses.root(exchange.getRequest());
        String rest = addresses.self(exchange.getRequest()).substring((root + "/collections/" + collection).length());
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create(root + "/stories/" + id.story() + "/collections/"
                        + id.kind().id() + rest))
                .build();
    }
}
