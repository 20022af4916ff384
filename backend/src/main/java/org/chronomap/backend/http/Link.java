package org.chronomap.backend.http;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A link to another resource, as answers of an API have it (RFC 8288).
 *
 * @param type the media type of what is there
 * @param title what it is, in words
 */
public record Link(String rel, String type, String title, String href) {

    public static final String HTML = "text/html";
    public static final String JSON = "application/json";
    public static final String GEOJSON = "application/geo+json";
    public static final String SCHEMA = "application/schema+json";
    public static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    /** Gives an object its {@code links}. */
    public static void put(ObjectNode object, List<Link> links) {
        links.forEach(link -> object.withArray("links")
                .addObject()
                .put("rel", link.rel)
                .put("type", link.type)
                .put("title", link.title)
                .put("href", link.href));
    }

    /** The same as part of what is being written. */
    public static void write(JsonGenerator object, List<Link> links) {
        object.writeArrayPropertyStart("links");
        for (Link link : links) {
            object.writeStartObject();
            object.writeStringProperty("rel", link.rel);
            object.writeStringProperty("type", link.type);
            object.writeStringProperty("title", link.title);
            object.writeStringProperty("href", link.href);
            object.writeEndObject();
        }
        object.writeEndArray();
    }
}
