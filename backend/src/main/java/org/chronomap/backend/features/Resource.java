package org.chronomap.backend.features;

import org.chronomap.backend.http.Link;

/** What an API says of itself, but for its landing page. */
enum Resource {
    CONFORMANCE("/conformance", "api.conformance", Link.JSON),
    DEFINITION("/api", "api.definition", Link.OPENAPI),
    COLLECTIONS("/collections", "api.collections", Link.JSON),
    COLLECTION("/collections/%s", "", Link.JSON),
    QUERYABLES("/collections/%s/queryables", "api.queryables", Link.SCHEMA),
    SCHEMA("/collections/%s/schema", "api.schema", Link.SCHEMA);

    private final String path;
    private final String word;
    private final String type;

    Resource(String path, String word, String type) {
        this.path = path;
        this.word = word;
        this.type = type;
    }

    /** @param collection its id, where it is one's */
    String path(String collection) {
        return path.formatted(collection);
    }

    /** The key of what it is called; empty = as the collection is. */
    String word() {
        return word;
    }

    /** The media type of its JSON. */
    String type() {
        return type;
    }
}
