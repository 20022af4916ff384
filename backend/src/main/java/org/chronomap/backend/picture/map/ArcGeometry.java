package org.chronomap.backend.picture.map;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Shapes of movements on a map, as in the front end's {@code map/movements/arc-geometry.ts}: points in units, y down. */
final class ArcGeometry {

    private ArcGeometry() {}

    /**
     * Bends a line to the left of its direction, most in its middle, so that there and back do not lie on one another.
     *
     * @param share how far, as a share of the distance between its ends
     */
    static List<Point2D> bow(List<Point2D> line, double share) {
        Point2D first = line.get(0);
        Point2D last = line.get(line.size() - 1);
        double dx = last.getX() - first.getX();
        double dy = last.getY() - first.getY();
        List<Point2D> bent = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            double bend = share * Math.sin(Math.PI * i / (line.size() - 1));
            bent.add(new Point2D.Double(
                    line.get(i).getX() + dy * bend, line.get(i).getY() - dx * bend));
        }
        return bent;
    }

    static double length(List<Point2D> line) {
        double length = 0;
        for (int i = 1; i < line.size(); i++) {
            length += line.get(i - 1).distance(line.get(i));
        }
        return length;
    }

    /** Shortens a line so that the labels at its ends stay free; of a short line the middle half is kept. */
    static List<Point2D> trimmed(List<Point2D> line, double atStart, double atEnd) {
        double length = length(line);
        double most = length / 4;
        return between(line, Math.min(atStart, most), length - Math.min(atEnd, most));
    }

    /** The point at a share of the way. */
    static Point2D pointAt(List<Point2D> line, double share) {
        double at = share * length(line);
        List<Point2D> there = between(line, at, at);
        return there.isEmpty() ? line.get(0) : there.get(0);
    }

    static Path2D path(List<Point2D> line) {
        Path2D path = new Path2D.Double();
        path.moveTo(line.get(0).getX(), line.get(0).getY());
        line.stream().skip(1).forEach(point -> path.lineTo(point.getX(), point.getY()));
        return path;
    }

    /** The part of a line between two distances along it. */
    private static List<Point2D> between(List<Point2D> line, double from, double to) {
        List<Point2D> piece = new ArrayList<>();
        double gone = 0;
        for (int i = 1; i < line.size(); i++) {
            Point2D a = line.get(i - 1);
            Point2D b = line.get(i);
            double length = a.distance(b);
            double end = gone + length;
            if (end >= from && gone <= to && length > 0) {
                if (piece.isEmpty()) {
                    piece.add(along(a, b, Math.max(0, (from - gone) / length)));
                }
                piece.add(along(a, b, Math.min(1, (to - gone) / length)));
            }
            gone = end;
        }
        return piece;
    }

    private static Point2D along(Point2D a, Point2D b, double share) {
        return new Point2D.Double(a.getX() + (b.getX() - a.getX()) * share, a.getY() + (b.getY() - a.getY()) * share);
    }
}
