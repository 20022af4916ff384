package org.chronomap.geodata.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Wgs84;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Finds, among the positions of a story, those that were most likely written with latitude first: hardly any other is within
 * some 1,500 km of them, and several times as many would be within 500 km of where they lie the other way round.
 *
 * <p>Positions are counted by whole degrees, and each square is weighed against each other one. A story that has so many of
 * them that this would take long has no position that is far from all others.
 */
final class SwappedPositions {

    /** Of a great circle: some 1,500 and 500 km. */
    private static final double FAR = 13.5;

    private static final double NEAR = 4.5;
    private static final double MAX_LATITUDE = 90;
    private static final int FEWER = 4;
    private static final int MOST_SQUARES = 1_000;
    /** Of one square; what is wrong with one of them is so with all. */
    private static final int MOST_TOLD = 100;

    private final List<Geometry> countries;
    private final Map<Coordinate, Square> squares = new LinkedHashMap<>();

    /**
     * A position, and where it was written.
     *
     * @param place whose message is what would stand there with longitude in the place of latitude
     */
    record Written(Fault place, Coordinate at) {

        String otherWay() {
            return place.message();
        }

        Fault saying(String message) {
            return new Fault(place.file(), place.line(), place.item(), place.field(), message);
        }
    }

    /** What lies within half a degree of whole ones: positions, and middles of what the map is to show. */
    private static final class Square {

        private final List<Written> positions = new ArrayList<>();
        private final List<Written> views = new ArrayList<>();
        private int count;
    }

    /** @param countries outlines that count as being there, too */
    SwappedPositions(List<Geometry> countries) {
        this.countries = countries;
    }

    void add(Written position) {
        Square square = square(position);
        square.count++;
        if (square.positions.size() < MOST_TOLD && squares.size() <= MOST_SQUARES) {
            square.positions.add(position);
        }
    }

    /** Adds what the map is to show, by its middle; it does not count as being there. */
    void addView(Written view) {
        square(view).views.add(view);
    }

    private Square square(Written written) {
        return squares.computeIfAbsent(
                new Coordinate(Math.rint(written.at().x), Math.rint(written.at().y)), none -> new Square());
    }

    List<Written> found() {
        List<Written> found = new ArrayList<>();
        if (squares.size() > MOST_SQUARES) {
            return found;
        }
        squares.forEach((at, square) -> {
            Coordinate other = new Coordinate(at.y, at.x);
            if (Math.abs(at.x) <= MAX_LATITUDE && apart(at, other) > NEAR) {
                long around = count(at, FAR);
                long there = count(other, NEAR);
                if (there > (around - 1) * FEWER) {
                    found.addAll(square.positions);
                }
                if (there > around * FEWER) {
                    found.addAll(square.views);
                }
            }
        });
        return found;
    }

    /** How many positions, and countries, are within a distance. */
    private long count(Coordinate centre, double degrees) {
        long positions = squares.entrySet().stream()
                .filter(square -> apart(centre, square.getKey()) <= degrees)
                .mapToLong(square -> square.getValue().count)
                .sum();
        Point point = Wgs84.GEOMETRY.createPoint(centre);
        return positions
                + countries.stream()
                        .filter(country -> country.isWithinDistance(point, degrees))
                        .count();
    }

    /** The angle between two positions on a sphere, in degrees: near enough for a warning, and fast. */
    private static double apart(Coordinate one, Coordinate other) {
        double north = Math.toRadians(one.y);
        double north2 = Math.toRadians(other.y);
        double cosine = Math.sin(north) * Math.sin(north2)
                + Math.cos(north) * Math.cos(north2) * Math.cos(Math.toRadians(one.x - other.x));
        return Math.toDegrees(Math.acos(Math.min(1, cosine)));
    }
}
