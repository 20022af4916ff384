package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the geometries of one object of GeoJSON as they are written, and sees to it that the object does not become too long. */
final class GeometryReader {

    private static final int LOOK_EVERY = 256;

    private final JsonParser parser;
    private final JsonCells cells;
    private final Notes notes;
    private final long start;
    private boolean tooLong;
    private int nodes;

    GeometryReader(JsonParser parser, JsonCells cells, Notes notes) {
        this.parser = parser;
        this.cells = cells;
        this.notes = notes;
        start = Json.offset(parser);
    }

    RawGeometry geometry() {
        String itsType = null;
        Object itsCoordinates = null;
        List<RawGeometry> itsParts = List.of();
        String itsSystem = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "type" -> itsType = token == JsonToken.VALUE_STRING ? parser.getString() : null;
                case "coordinates" -> itsCoordinates = coordinates();
                case "geometries" -> itsParts = geometries();
                case "coordRefSys" -> itsSystem = GeoJsonHead.nameOf(cells.tree(Key.GEOMETRY));
                default -> parser.skipChildren();
            }
        }
        return new RawGeometry(itsType, itsCoordinates, itsParts, itsSystem);
    }

    List<RawGeometry> geometries() {
        List<RawGeometry> parts = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return parts;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && !isTooLong()) {
                parts.add(geometry());
            } else {
                parser.skipChildren();
            }
        }
        return parts;
    }

    /** A position as double[], with NaN for what is no number, or a list. */
    @Nullable Object coordinates() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
            return position(token);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (isTooLong()) {
                list = new ArrayList<>();
                parser.skipChildren();
            } else {
                list.add(coordinates());
            }
        }
        return list;
    }

    private double[] position(JsonToken first) {
        double[] position = new double[3];
        int length = 0;
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (length < position.length) {
                position[length] = token.isNumeric() ? parser.getDoubleValue() : Double.NaN;
            }
            parser.skipChildren();
            length++;
        }
        if (length > position.length) {
            notes.add(Note.of(
                    "more-coordinates",
                    "Of coordinates with more than three numbers the fourth and all behind it are left out"));
        }
        return length == 1 ? new double[] {position[0]} : position;
    }

    /** Looks, now and then, how long the object is by now. */
    boolean isTooLong() {
        nodes++;
        if (nodes > Shapes.MOST_POSITIONS || (nodes % LOOK_EVERY == 0 && Json.offset(parser) - start > Limits.LINE)) {
            tooLong = true;
        }
        return tooLong;
    }

    boolean wasTooLong() {
        return tooLong;
    }
}
