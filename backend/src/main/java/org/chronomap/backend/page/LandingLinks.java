package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.ApiRoot;
import org.chronomap.backend.http.Link;

/** What a landing page leads to (OGC API Features 1.0, {@code /req/core/root-success}). */
final class LandingLinks {

    private LandingLinks() {}

    /** @param words of the language that they are told in */
    static List<Link> of(ApiRoot api, Map<String, String> words) {
        return List.of(
                link("service-desc", Link.OPENAPI, words, "api.definition", api.of("/api", "f=json")),
                link("service-doc", Link.HTML, words, "api.definition", api.of("/api", "f=html")),
                link("conformance", Link.JSON, words, "api.conformance", api.of("/conformance", "f=json")),
                link("conformance", Link.HTML, words, "api.conformance", api.of("/conformance", "f=html")),
                link("data", Link.JSON, words, "api.collections", api.of("/collections", "f=json")),
                link("data", Link.HTML, words, "api.collections", api.of("/collections", "f=html")));
    }

    private static Link link(String rel, String type, Map<String, String> words, String key, String href) {
        return new Link(rel, type, words.getOrDefault(key, key), href);
    }
}
