package org.chronomap.geodata.geo;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;

/**
 * Shortest ways over the Earth: geodesics of the WGS 84 ellipsoid, as lines that a flat map can draw.
 *
 * <p>GeographicLib solves them, as it does for GeoTools, by C. F. F. Karney, <em>Algorithms for geodesics</em> (2013,
 * doi:10.1007/s00190-012-0578-z), which converges for every pair of points. Between antipodes several ways are equally short; always the same one is
 * taken, over a pole.
 */
public final class GreatCircle {

    private static final double MAX_SPACING_METRES = 50_000;
    private static final int MAX_STEPS = 399;
    private static final double SAME_POINT_METRES = 0.001;
    private static final double AT_POLE_DEGREES = 1e-6;

    private GreatCircle() {}

    /** Metres along the shortest way. */
    public static double distanceMetres(Coordinate from, Coordinate to) {
        return between(from, to).Distance();
    }

    /**
     * The way from one position to another: 2 to about 400 vertices, evenly spaced, no more than 50 km apart (a little more
     * beyond 19,950 km), rounded to 5 decimals but for the two ends, which are kept as given.
     *
     * <p>It is cut where it crosses the antimeridian, at the latitude where the geodesic does (RFC 7946, section 3.1.9), and
     * where it crosses a pole; each line, and the lines in their order, lead from {@code from} to {@code to}. An end on the
     * antimeridian takes the sign of the side on which the way lies, and an end at a pole the longitude of the way, since
     * there any longitude names the same point.
     *
     * @return empty if both are the same point on the Earth, to a millimetre
     * @throws IllegalArgumentException if a longitude is not in [-180, 180] or a latitude not in [-90, 90]
     */
    public static MultiLineString arc(Coordinate from, Coordinate to) {
        GeodesicLine geodesic = between(from, to);
        if (geodesic.Distance() < SAME_POINT_METRES) {
            return Wgs84.GEOMETRY.createMultiLineString();
        }
        List<LineString> lines = new ArrayList<>();
        for (List<Coordinate> stretch : new Way(geodesic, from, to).unwrapped()) {
            Geometry cut = Antimeridian.cut(Wgs84.GEOMETRY.createLineString(stretch.toArray(Coordinate[]::new)));
            for (int i = 0; i < cut.getNumGeometries(); i++) {
                lines.add((LineString) cut.getGeometryN(i));
            }
        }
        MultiLineString arc = Wgs84.GEOMETRY.createMultiLineString(lines.toArray(LineString[]::new));
        tidy(arc.getCoordinates(), from, to);
        return arc;
    }

    /** Turning longitudes by 360 leaves them a few units of the last place off. */
    private static void tidy(Coordinate[] way, Coordinate from, Coordinate to) {
        for (int i = 1; i < way.length - 1; i++) {
            way[i].setCoordinate(rounded(way[i]));
        }
        keepEnd(way[0], from);
        keepEnd(way[way.length - 1], to);
    }

    private static void keepEnd(Coordinate end, Coordinate given) {
        end.x = Math.abs(end.x - given.x) < AT_POLE_DEGREES ? given.x : Wgs84.round(end.x);
    }

    private static Coordinate rounded(Coordinate position) {
        return new Coordinate(Wgs84.round(position.x), Wgs84.round(position.y));
    }

    private static GeodesicLine between(Coordinate from, Coordinate to) {
        Wgs84.requirePosition(from, "from");
        Wgs84.requirePosition(to, "to");
        return Geodesic.WGS84.InverseLine(from.y, from.x, to.y, to.x);
    }

    /** One geodesic, walked: longitudes run on beyond ±180, a new stretch begins behind a pole. */
    private static final class Way {

        private final GeodesicLine geodesic;
        private final double length;
        private final Coordinate from;
        private final Coordinate to;

        Way(GeodesicLine geodesic, Coordinate from, Coordinate to) {
            this.geodesic = geodesic;
            this.length = geodesic.Distance();
            this.from = from;
            this.to = to;
        }

        List<List<Coordinate>> unwrapped() {
            int steps = (int) Math.min(MAX_STEPS, Math.ceil(length / MAX_SPACING_METRES));
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i <= steps; i++) {
                Sample sample =
                        i == 0 ? new Sample(0, from) : i == steps ? new Sample(length, to) : at(length * i / steps);
                // At a pole a sample has no longitude that would say where the way came from.
                if (i == 0 || i == steps || !sample.atPole()) {
                    samples.add(sample);
                }
            }
            turnEndsAtPoles(samples);
            return stretches(samples);
        }

        private void turnEndsAtPoles(List<Sample> samples) {
            int last = samples.size() - 1;
            Sample inner = at(length / 2);
            if (samples.get(0).atPole()) {
                samples.set(0, samples.get(0).turnedTo(last > 1 ? samples.get(1) : inner));
            }
            if (samples.get(last).atPole()) {
                samples.set(last, samples.get(last).turnedTo(last > 1 ? samples.get(last - 1) : inner));
            }
        }

        private List<List<Coordinate>> stretches(List<Sample> samples) {
            List<List<Coordinate>> stretches = new ArrayList<>();
            Sample before = samples.get(0);
            List<Coordinate> stretch = new ArrayList<>(List.of(before.at()));
            for (Sample next : samples.subList(1, samples.size())) {
                double turn = Math.IEEEremainder(next.at().x - before.at().x, 360);
                if (Math.abs(turn) > 180 - AT_POLE_DEGREES) {
                    double pole = Math.copySign(90, before.at().y + next.at().y);
                    add(stretch, new Coordinate(before.at().x, pole));
                    stretches.add(stretch);
                    before = next;
                    stretch = new ArrayList<>(List.of(new Coordinate(next.at().x, pole)));
                } else {
                    next = next.turnedTo(before.at().x + turn);
                    addCrossing(stretch, before, next);
                    before = next;
                }
                boolean end = before.along() == length;
                add(stretch, end ? before.at() : rounded(before.at()));
            }
            stretches.add(stretch);
            return stretches;
        }

        /** Longitude grows or shrinks all along a geodesic, so that halving finds where it meets the antimeridian. */
        private void addCrossing(List<Coordinate> stretch, Sample before, Sample after) {
            double edge = Math.max(Math.abs(before.at().x), Math.abs(after.at().x)) > 180
                    ? Math.copySign(180, before.at().x)
                    : Double.NaN;
            if (!((before.at().x - edge) * (after.at().x - edge) < 0)) {
                return;
            }
            double low = before.along();
            double high = after.along();
            for (int i = 0; i < 50; i++) {
                double middle = (low + high) / 2;
                double x = at(middle).at().x;
                double unwrapped = before.at().x + Math.IEEEremainder(x - before.at().x, 360);
                if ((unwrapped - edge) * (before.at().x - edge) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            add(stretch, new Coordinate(edge, Wgs84.round(at(low).at().y)));
        }

        private static void add(List<Coordinate> stretch, Coordinate next) {
            if (!next.equals2D(stretch.get(stretch.size() - 1))) {
                stretch.add(next);
            }
        }

        private Sample at(double along) {
            GeodesicData point = geodesic.Position(along);
            return new Sample(along, new Coordinate(point.lon2, point.lat2));
        }
    }

    /** A position of a way and how many metres of the way lead to it. */
    private record Sample(double along, Coordinate at) {

        boolean atPole() {
            return 90 - Math.abs(at.y) < AT_POLE_DEGREES;
        }

        Sample turnedTo(Sample other) {
            return turnedTo(other.at.x);
        }

        Sample turnedTo(double longitude) {
            return new Sample(along, new Coordinate(longitude, at.y));
        }
    }
}
