package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Those of a GeoJSON document (RFC 7946) or a JSON-FG one (OGC 21-045): a collection, with its features before or behind what else it
 * has, a feature or a geometry alone, a list of features, or several of these one behind another. In the memory of one feature.
 */
final class GeoJsonFeatures implements Features {

    private enum At {
        TOP,
        COLLECTION,
        LIST
    }

    private final Input input;
    private final JsonParser parser;
    private final GeoJsonHead head;
    private final Notes notes;
    private At at = At.TOP;
    private int number;

    /** @param encoding null = as its first bytes say, one of Unicode's */
    GeoJsonFeatures(Input input, @Nullable Charset encoding, GeoJsonHead head, Notes notes)
            throws RefusedFileException {
        this.input = input;
        this.head = head;
        this.notes = notes;
        try {
            parser = encoding == null || encoding.name().startsWith("UTF-")
                    ? Json.MAPPER.createParser(input)
                    : Json.MAPPER.createParser(new InputStreamReader(input, encoding));
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    @Override
    public @Nullable Feature next() throws IOException, RefusedFileException {
        try {
            return read();
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    private RefusedFileException refused(JacksonException e) {
        RefusedFileException refusal = input.refusal();
        return refusal == null ? Json.refused(e, number + 1) : refusal;
    }

    private @Nullable Feature read() throws RefusedFileException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            switch (at) {
                case TOP -> {
                    Feature only = top(token);
                    if (only != null) {
                        return only;
                    }
                }
                case COLLECTION, LIST -> {
                    if (token != JsonToken.END_ARRAY) {
                        return feature(token);
                    }
                    if (at == At.LIST) {
                        at = At.TOP;
                    } else {
                        around(new GeoJsonObject(parser, head, notes, number + 1));
                    }
                }
            }
        }
    }

    /** @return null when features follow, or none are in it */
    private @Nullable Feature top(JsonToken token) throws RefusedFileException {
        if (token == JsonToken.START_ARRAY) {
            at = At.LIST;
            return null;
        }
        GeoJsonObject object = new GeoJsonObject(parser, head, notes, number + 1);
        if (token != JsonToken.START_OBJECT) {
            throw notGeoJson("");
        }
        if (around(object)) {
            return null;
        }
        if (object.isFeature()) {
            number++;
            return object.feature();
        }
        String type = object.type();
        if (!"FeatureCollection".equals(type)) {
            throw notGeoJson(type == null ? "" : type);
        }
        return null;
    }

    /** @return whether it is a collection, of which features follow */
    private boolean around(GeoJsonObject object) throws RefusedFileException {
        at = object.read(true) ? At.COLLECTION : At.TOP;
        object.tellHead();
        return at == At.COLLECTION;
    }

    private Feature feature(JsonToken token) {
        GeoJsonObject object = new GeoJsonObject(parser, head, notes, number + 1);
        if (token == JsonToken.START_OBJECT) {
            object.read(false);
        } else {
            parser.skipChildren();
        }
        number++;
        return object.feature();
    }

    private static RefusedFileException notGeoJson(String type) {
        return new RefusedFileException(
                "not-geojson",
                "The JSON is no GeoJSON%s: its type must be FeatureCollection, Feature or that of a geometry"
                        .formatted(type.isEmpty() ? "" : ", but a " + type));
    }

    @Override
    public long position() {
        return input.position();
    }

    @Override
    public void close() throws IOException {
        try (input) {
            parser.close();
        }
    }
}
