package org.chronomap.geodata.document;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Waypoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/** Reads positions. */
final class PointReader {

    static final String FORM = "[longitude, latitude] in degrees, like [76.9115, 43.2525]";

    private static final String RANGE = "longitude lies within -180 and 180, latitude within -90 and 90: " + FORM;

    private PointReader() {}

    private static boolean isOnEarth(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }

    /** A list of positions and of ids of places, without those that are faulty; a height behind a position is left out, as GeoJSON allows. */
    static List<Waypoint> waypoints(Fields fields, String name) {
        JsonNode list = fields.find(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            fields.fault(name, "must be a list, like [[76.9115, 43.2525], balkhash, [73.1, 49.8]]");
            return List.of();
        }
        List<Waypoint> waypoints = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode point = list.get(i);
            if (point.isString()) {
                waypoints.add(new Waypoint.AtPlace(point.asString().intern()));
            } else if (!point.isArray()
                    || (point.size() != 2 && point.size() != 3)
                    || !point.values().stream().allMatch(JsonNode::isNumber)) {
                fields.fault(name, i, "must be a point, " + FORM + ", or the id of a place");
            } else {
                double longitude = Double.parseDouble(point.get(0).asString());
                double latitude = Double.parseDouble(point.get(1).asString());
                if (isOnEarth(longitude, latitude)) {
                    waypoints.add(new Waypoint.AtPosition(longitude, latitude));
                } else {
                    fields.fault(name, i, RANGE);
                }
            }
        }
        return waypoints;
    }

    /** The point, or null when it is not there or is faulty. */
    static @Nullable Point find(Fields fields, String name) {
        double[] position = NumberReader.findAll(fields, name, 2, "a point: " + FORM);
        if (position == null) {
            return null;
        }
        if (!isOnEarth(position[0], position[1])) {
            fields.fault(name, RANGE);
            return null;
        }
        return Wgs84.GEOMETRY.createPoint(new Coordinate(position[0], position[1]));
    }
}
