package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** Reads the arcs of a topology. With a {@code transform} they are whole numbers, each the step from the one before it. */
final class TopoJsonArcs {

    private TopoJsonArcs() {}

    static List<Coordinate[]> read(JsonNode root) {
        JsonNode transform = root.path("transform");
        boolean quantised = transform.isObject();
        Coordinate scale = quantised ? position(transform.path("scale"), "transform.scale") : new Coordinate(1, 1);
        Coordinate translate =
                quantised ? position(transform.path("translate"), "transform.translate") : new Coordinate(0, 0);
        List<Coordinate[]> arcs = new ArrayList<>();
        for (JsonNode arc : TopoJson.list(root.path("arcs"), "arcs")) {
            String where = "arcs[%d]".formatted(arcs.size());
            List<JsonNode> steps = TopoJson.list(arc, where);
            if (steps.size() < 2) {
                throw new TopoJsonException(
                        "%s has %d positions: expected two at least".formatted(where, steps.size()));
            }
            arcs.add(decoded(steps, quantised, scale, translate, where));
        }
        return arcs;
    }

    private static Coordinate[] decoded(
            List<JsonNode> steps, boolean quantised, Coordinate scale, Coordinate translate, String where) {
        Coordinate[] positions = new Coordinate[steps.size()];
        double x = 0;
        double y = 0;
        for (int i = 0; i < positions.length; i++) {
            Coordinate step = position(steps.get(i), where);
            x = quantised ? x + step.x : step.x;
            y = quantised ? y + step.y : step.y;
            // 5 decimals are finer than any grid of a map for the web; unrounded, 0.01 * 3 is 0.030000000000000002.
            positions[i] = quantised
                    ? new Coordinate(Wgs84.round(x * scale.x + translate.x), Wgs84.round(y * scale.y + translate.y))
                    : step;
        }
        return positions;
    }

    private static Coordinate position(JsonNode node, String where) {
        if (!node.isArray() || !node.path(0).isNumber() || !node.path(1).isNumber()) {
            throw new TopoJsonException("%s holds %s: expected an array of two numbers".formatted(where, node));
        }
        return new Coordinate(node.path(0).doubleValue(), node.path(1).doubleValue());
    }
}
