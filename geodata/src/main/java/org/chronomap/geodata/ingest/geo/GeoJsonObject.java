package org.chronomap.geodata.ingest.geo;

import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * One object of a GeoJSON file that is being read, member by member in whatever order they come: a feature, a geometry, or what stands
 * around the features. Once it is longer than {@link Limits#LINE} the rest of it is passed over.
 */
final class GeoJsonObject {

    private final JsonParser parser;
    private final GeoJsonHead head;
    private final Notes notes;
    private final Feature feature;
    private final JsonCells cells;
    private final GeometryReader geometries;

    private @Nullable String type;
    private boolean hasFeatureMembers;
    private @Nullable RawGeometry geometry;
    private @Nullable RawGeometry place;
    private @Nullable Object coordinates;
    private List<RawGeometry> parts = List.of();
    private @Nullable JsonNode crs;
    private @Nullable JsonNode coordRefSys;

    /** @param parser at the beginning of the object, or within it */
    GeoJsonObject(JsonParser parser, GeoJsonHead head, Notes notes, int number) {
        this.parser = parser;
        this.head = head;
        this.notes = notes;
        feature = new Feature(number);
        cells = new JsonCells(parser, feature, notes);
        geometries = new GeometryReader(parser, cells, notes);
    }

    /**
     * Reads on to the end of the object.
     *
     * @param around whether features may stand in it
     * @return whether it stopped at the list of features instead
     */
    boolean read(boolean around) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (around && name.equals("features") && token == JsonToken.START_ARRAY) {
                return true;
            }
            if (geometries.isTooLong()) {
                parser.skipChildren();
            } else {
                member(name, token);
            }
        }
        return false;
    }

    private void member(String name, JsonToken token) {
        switch (name) {
            case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getString() : null;
            case "id" -> {
                if (token != JsonToken.VALUE_NULL) {
                    feature.put(Key.ID, cells.cell(Key.ID));
                }
            }
            case "geometry" -> {
                hasFeatureMembers = true;
                geometry = token == JsonToken.START_OBJECT ? geometries.geometry() : nothing(Key.GEOMETRY, token);
            }
            case "properties" -> {
                hasFeatureMembers = true;
                properties(token);
            }
            case "place" -> {
                if (token == JsonToken.START_OBJECT) {
                    place = geometries.geometry();
                } else {
                    other(name, token);
                }
            }
            case "time" -> {
                if (token == JsonToken.START_OBJECT) {
                    time(cells.tree(Key.TIME));
                } else {
                    other(name, token);
                }
            }
            case "coordRefSys" -> coordRefSys = cells.tree(Key.GEOMETRY);
            case "crs" -> crs = cells.tree(Key.GEOMETRY);
            case "coordinates" -> coordinates = geometries.coordinates();
            case "geometries" -> parts = geometries.geometries();
            case "bbox", "links", "conformsTo", "featureSchema", "geometryDimension" -> parser.skipChildren();
            default -> other(name, token);
        }
    }

    private void other(String name, JsonToken token) {
        if (token != JsonToken.VALUE_NULL) {
            Key key = new Key(Key.Of.MEMBERS, name);
            feature.put(key, cells.cell(key));
        }
    }

    /** What stands around all features. */
    void tellHead() throws RefusedFileException {
        if (crs != null) {
            head.crs(crs, notes);
        }
        if (coordRefSys != null) {
            head.coordRefSys(coordRefSys, notes);
        }
    }

    @Nullable String type() {
        return type;
    }

    boolean isFeature() {
        return "Feature".equals(type) || (type == null && hasFeatureMembers) || RawGeometry.isType(type);
    }

    Feature feature() {
        if (geometries.wasTooLong()) {
            Feature none = new Feature(feature.number());
            none.flaw(
                    null,
                    "too-long",
                    "",
                    "The feature is longer than %,d bytes, or has more than %,d positions: simplify its geometry"
                            .formatted(Limits.LINE, Shapes.MOST_POSITIONS));
            return none;
        }
        if (!isFeature()) {
            feature.flaw(null, "not-a-feature", type == null ? "" : type, "Here must be an object of the type Feature");
            return feature;
        }
        RawGeometry own = RawGeometry.isType(type) ? new RawGeometry(type, coordinates, parts, null) : geometry;
        if (own != null) {
            feature.shape(() -> Shapes.placed(own.made(), head.system()));
        } else if (place != null) {
            RawGeometry there = place;
            feature.shape(() -> Shapes.placed(there.made(), placeSystem(there)));
        } else {
            feature.cells().putIfAbsent(Key.GEOMETRY, null);
        }
        return feature;
    }

    /** The nearest that is said: by the geometry, by the feature, by what is around. */
    private ReferenceSystem placeSystem(RawGeometry there) throws ShapeException {
        String name = there.system();
        if (name == null && coordRefSys != null) {
            name = GeoJsonHead.nameOf(coordRefSys);
        }
        if (name == null) {
            return head.placeSystem();
        }
        ReferenceSystem system = ReferenceSystem.named(name, true);
        if (system == null) {
            throw new ShapeException("unknown-reference-system", name, ReferenceSystem.unknown(name));
        }
        return system;
    }

    private @Nullable RawGeometry nothing(Key key, JsonToken token) {
        if (token != JsonToken.VALUE_NULL) {
            feature.flaw(key, "not-an-object", given(token), "Here must be an object or null");
            parser.skipChildren();
        }
        return null;
    }

    private String given(JsonToken token) {
        return token.isScalarValue() ? parser.getString() : String.valueOf(token.asString());
    }

    private void properties(JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            nothing(Key.property("properties"), token);
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (geometries.isTooLong()) {
                parser.skipChildren();
            } else {
                Key key = Key.property(name);
                feature.put(key, cells.cell(key));
            }
        }
    }

    private void time(JsonNode time) {
        String instant = time.path("timestamp").asString(time.path("date").asString(""));
        JsonNode interval = time.path("interval");
        if (!instant.isEmpty()) {
            Moments.put(feature, Key.TIME, instant);
        } else if (interval.size() == 2) {
            Moments.put(
                    feature,
                    Key.TIME,
                    interval.path(0).asString(""),
                    interval.path(1).asString(""));
        } else if (!time.isEmpty()) {
            feature.put(Key.TIME, new Cell.Tree(time));
        }
    }
}
