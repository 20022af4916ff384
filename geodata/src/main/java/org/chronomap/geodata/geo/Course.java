package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;

/**
 * A way that is known by positions on it: from each to the next the shortest way, cut where that crosses the antimeridian, as {@link
 * GreatCircle} does. What lies so near that a great circle would add no vertex is joined by a straight line, so that a track of
 * 10,000 positions is made in a millisecond.
 */
public final class Course {

    /** Of longitude and of latitude: together less than the 50 km between two vertices of a great circle. */
    private static final double NEAR_DEGREES = 0.3;

    private final List<LineString> lines = new ArrayList<>();
    private final List<Coordinate> line = new ArrayList<>();

    private Course() {}

    /**
     * Lines that lead through all positions in their order.
     *
     * @return empty if all are the same point
     * @throws IllegalArgumentException if a longitude is not in [-180, 180] or a latitude not in [-90, 90]
     */
    public static MultiLineString through(List<Coordinate> positions) {
        Course course = new Course();
        for (int i = 1; i < positions.size(); i++) {
            course.add(positions.get(i - 1), positions.get(i));
        }
        course.end();
        return Wgs84.GEOMETRY.createMultiLineString(course.lines.toArray(LineString[]::new));
    }

    private void add(Coordinate from, Coordinate to) {
        if (Math.abs(to.x - from.x) < NEAR_DEGREES && Math.abs(to.y - from.y) < NEAR_DEGREES) {
            goOn(Wgs84.requirePosition(from, "from"), Wgs84.requirePosition(to, "to"));
            return;
        }
        MultiLineString arc = GreatCircle.arc(from, to);
        for (int i = 0; i < arc.getNumGeometries(); i++) {
            goOn(arc.getGeometryN(i).getCoordinates());
        }
    }

    /** Goes on from where the line ends, or with another one: at the antimeridian, or at a pole. */
    private void goOn(Coordinate... way) {
        if (line.isEmpty() || !way[0].equals2D(line.get(line.size() - 1))) {
            end();
            line.add(way[0]);
        }
        for (int i = 1; i < way.length; i++) {
            if (!way[i].equals2D(way[i - 1])) {
                line.add(way[i]);
            }
        }
    }

    private void end() {
        if (line.size() > 1) {
            lines.add(Wgs84.GEOMETRY.createLineString(line.toArray(Coordinate[]::new)));
        }
        line.clear();
    }
}
