package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;

/**
 * Areas of rings of which only their turn tells what they are: clockwise ones are edges, the others holes of the smallest edge around
 * them, and edges where there is none.
 */
final class RingNesting {

    /** So many positions are compared at the most. */
    private static final long MOST = 50_000_000;

    private record Edge(LinearRing ring, List<LinearRing> holes) {}

    private final List<Edge> edges = new ArrayList<>();
    private final List<LinearRing> holes = new ArrayList<>();
    private long compared;

    RingNesting(List<List<double[]>> parts) throws ShapeException {
        for (List<double[]> part : parts) {
            LinearRing ring = Shapes.ring(part);
            if (Orientation.isCCW(ring.getCoordinateSequence())) {
                holes.add(ring);
            } else {
                edges.add(new Edge(ring, new ArrayList<>()));
            }
        }
    }

    @Nullable Geometry made() throws ShapeException {
        List<LinearRing> alone = new ArrayList<>();
        for (LinearRing hole : holes) {
            Edge edge = around(hole);
            (edge == null ? alone : edge.holes()).add(hole);
        }
        List<Geometry> areas = new ArrayList<>();
        for (Edge edge : edges) {
            List<LinearRing> rings = new ArrayList<>(List.of(edge.ring()));
            rings.addAll(edge.holes());
            areas.add(Shapes.polygon(rings));
        }
        alone.forEach(ring -> areas.add(Shapes.polygon(List.of(ring))));
        return Shapes.all(areas);
    }

    private @Nullable Edge around(LinearRing hole) throws ShapeException {
        Coordinate inside = hole.getCoordinateN(0);
        Envelope box = hole.getEnvelopeInternal();
        Edge smallest = null;
        for (Edge edge : edges) {
            Envelope itsBox = edge.ring().getEnvelopeInternal();
            compared++;
            if (itsBox.contains(box)
                    && (smallest == null
                            || smallest.ring().getEnvelopeInternal().contains(itsBox))) {
                compared += edge.ring().getNumPoints();
                if (PointLocation.isInRing(inside, edge.ring().getCoordinates())) {
                    smallest = edge;
                }
            }
            if (compared > MOST) {
                throw new ShapeException("too-long", "", "The area has more holes than can be told apart");
            }
        }
        return smallest;
    }
}
