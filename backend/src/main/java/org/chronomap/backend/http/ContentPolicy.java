package org.chronomap.backend.http;

import org.chronomap.backend.TilesProperties;
import org.springframework.stereotype.Component;

/**
 * The Content-Security-Policy: a page asks the server that it came from alone, and nothing inline runs. Where tiles of another are
 * configured, it asks their host for pictures too.
 */
@Component
public final class ContentPolicy {

    private static final String IMAGES = "img-src 'self' data:";

    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + IMAGES + "; media-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; "
            + "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

    private final String ofPages;

    ContentPolicy(TilesProperties tiles) {
        String host = tiles.origin();
        ofPages = host == null ? OF_PAGES : OF_PAGES.replace(IMAGES, IMAGES + ' ' + host);
    }

    /** Without {@code frame-ancestors}, which a page cannot say of itself (CSP level 3, section 3.3). */
    public String ofPages() {
        return ofPages;
    }
}
