package org.chronomap.backend.http;

/** The Content-Security-Policy: a page asks the server that it came from alone, and nothing inline runs. */
public final class ContentPolicy {

    /** Without {@code frame-ancestors}, which a page cannot say of itself (CSP level 3, section 3.3). */
    public static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; "
            + "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

    private ContentPolicy() {}
}
