package org.chronomap.backend.view;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells on a page who has signed in with this browser. */
public interface SignedIn {

    /**
     * The bar as HTML, and the page that it stands on then kept out of every cache; empty for a reader, and for whom it is not known
     * while the database is away.
     *
     * @param story the one that the page shows; null = none alone
     */
    Mono<String> of(ServerWebExchange exchange, String language, @Nullable String story);
}
