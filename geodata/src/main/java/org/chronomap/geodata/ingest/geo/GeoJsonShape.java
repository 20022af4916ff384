package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A geometry of GeoJSON in degrees that stands in a tree.
 *
 * @param cell null of an empty one, or with a fault
 * @param code of what is wrong; null when nothing is
 * @param given the positions that are
 * @param detail what is wrong and what would be right
 */
public record GeoJsonShape(
        Cell.@Nullable Shape cell, @Nullable String code, String given, String detail) {

    public static GeoJsonShape of(JsonNode geometry) {
        try {
            return new GeoJsonShape(Shapes.placed(raw(geometry).made(), ReferenceSystem.DEGREES), null, "", "");
        } catch (ShapeException e) {
            return new GeoJsonShape(null, e.code(), e.given(), e.detail());
        }
    }

    private static RawGeometry raw(JsonNode geometry) {
        List<RawGeometry> parts = new ArrayList<>();
        for (JsonNode part : geometry.path("geometries")) {
            if (part.isObject()) {
                parts.add(raw(part));
            }
        }
        return new RawGeometry(
                geometry.path("type").stringValue(null), coordinates(geometry.path("coordinates")), parts, null);
    }

    private static @Nullable Object coordinates(JsonNode written) {
        if (!written.isArray()) {
            return null;
        }
        if (!written.isEmpty() && written.valueStream().allMatch(JsonNode::isNumber)) {
            return written.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
        }
        List<@Nullable Object> list = new ArrayList<>(written.size());
        written.forEach(part -> list.add(coordinates(part)));
        return list;
    }
}
