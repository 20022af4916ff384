package org.chronomap.geodata.geo;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A TopoJSON document: shapes made of arcs that neighbours share
 * (<a href="https://github.com/topojson/topojson-specification">specification 1.0</a>).
 *
 * <p>Lines and polygons are read, quantised with delta-encoded arcs or plain; points are not. Shapes come as they stand,
 * longitudes beyond ±180 included, and may be invalid. A ring of fewer than four positions, which simplifying leaves where
 * an island was, is left out.
 */
final class TopoJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode objects;
    private final List<Coordinate[]> arcs;

    private TopoJson(JsonNode objects, List<Coordinate[]> arcs) {
        this.objects = objects;
        this.arcs = arcs;
    }

    /** @throws TopoJsonException if the stream fails or does not hold a topology */
    static TopoJson read(InputStream in) {
        JsonNode root;
        try {
            root = JSON.readTree(in);
        } catch (JacksonException e) {
            throw new TopoJsonException("Cannot read the TopoJSON: " + e.getOriginalMessage(), e);
        }
        if (!root.path("type").asString("").equals("Topology")) {
            throw new TopoJsonException("\"type\" is %s: expected \"Topology\"".formatted(root.path("type")));
        }
        return new TopoJson(root.path("objects"), TopoJsonArcs.read(root));
    }

    /**
     * The members of a named GeometryCollection, or the one shape of that name.
     *
     * @throws TopoJsonException if there is no such object or it is malformed
     */
    List<Shape> shapes(String object) {
        JsonNode node = objects.path(object);
        if (!node.isObject()) {
            String known = String.join(", ", objects.propertyNames());
            throw new TopoJsonException("There is no object \"%s\": there are %s".formatted(object, known));
        }
        if (!node.path("type").asString("").equals("GeometryCollection")) {
            return List.of(shape(node, object));
        }
        List<Shape> shapes = new ArrayList<>();
        for (JsonNode member : list(node.path("geometries"), object + ".geometries")) {
            shapes.add(shape(member, "%s.geometries[%d]".formatted(object, shapes.size())));
        }
        return shapes;
    }

    private Shape shape(JsonNode node, String where) {
        JsonNode content = node.path("arcs");
        JsonNode type = node.path("type");
        Geometry geometry = switch (type.asString("")) {
            case "LineString" -> line(content, where);
            case "MultiLineString" ->
                Wgs84.GEOMETRY.createMultiLineString(list(content, where).stream()
                        .map(line -> line(line, where))
                        .toArray(LineString[]::new));
            case "Polygon" -> polygon(content, where);
            case "MultiPolygon" ->
                Wgs84.GEOMETRY.createMultiPolygon(list(content, where).stream()
                        .map(polygon -> polygon(polygon, where))
                        .toArray(Polygon[]::new));
            default ->
                throw new TopoJsonException(
                        "%s has type %s: expected a LineString, MultiLineString, Polygon or MultiPolygon"
                                .formatted(where, type));
        };
        return new Shape(node.path("properties"), geometry);
    }

    private Polygon polygon(JsonNode rings, String where) {
        List<JsonNode> nodes = list(rings, where);
        if (nodes.isEmpty()) {
            return Wgs84.GEOMETRY.createPolygon();
        }
        Optional<LinearRing> shell = ring(nodes.get(0), where);
        LinearRing[] holes = nodes.stream()
                .skip(1)
                .flatMap(hole -> ring(hole, where).stream())
                .toArray(LinearRing[]::new);
        return shell.map(ring -> Wgs84.GEOMETRY.createPolygon(ring, holes)).orElseGet(Wgs84.GEOMETRY::createPolygon);
    }

    private Optional<LinearRing> ring(JsonNode indexes, String where) {
        Coordinate[] positions = joined(indexes, where);
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw new TopoJsonException("%s has a ring that is not closed: it runs from %s to %s"
                    .formatted(where, positions[0], positions[positions.length - 1]));
        }
        return positions.length < 4 ? Optional.empty() : Optional.of(Wgs84.GEOMETRY.createLinearRing(positions));
    }

    private LineString line(JsonNode indexes, String where) {
        return Wgs84.GEOMETRY.createLineString(joined(indexes, where));
    }

    /** Arcs end to end; the one with the index ~i is arc i backwards. */
    private Coordinate[] joined(JsonNode indexes, String where) {
        CoordinateList positions = new CoordinateList();
        for (JsonNode index : list(indexes, where)) {
            int i = index.isInt() ? index.intValue() : Integer.MAX_VALUE;
            int arc = i < 0 ? ~i : i;
            if (arc >= arcs.size()) {
                throw new TopoJsonException("%s refers to arc %s: expected an integer from %d to %d"
                        .formatted(where, index, -arcs.size(), arcs.size() - 1));
            }
            Coordinate[] next = arcs.get(arc);
            Coordinate start = next[i < 0 ? next.length - 1 : 0];
            if (!positions.isEmpty() && !positions.get(positions.size() - 1).equals2D(start)) {
                throw new TopoJsonException(
                        "%s: arc %d does not begin where the one before it ends".formatted(where, i));
            }
            positions.add(next, false, i >= 0);
        }
        if (positions.isEmpty()) {
            throw new TopoJsonException(where + " has a ring or line without arcs");
        }
        return positions.toCoordinateArray();
    }

    static List<JsonNode> list(JsonNode node, String where) {
        if (!node.isArray()) {
            throw new TopoJsonException("%s is %s: expected an array".formatted(where, node.getNodeType()));
        }
        return StreamSupport.stream(node.spliterator(), false).toList();
    }

    /** A geometry as it stands in the document and its properties, an object or missing. */
    record Shape(JsonNode properties, Geometry geometry) {}
}
