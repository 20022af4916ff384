package org.chronomap.backend.picture.map;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

/** Movements along great circles, with their direction, as in the front end's {@code map/movements/arcs.ts}. */
final class Arcs {

    private static final double START_GAP = 26;
    private static final double END_GAP = 44;
    private static final double HEAD = 4.5;
    /** Where along the longest arc a label may stand, best first. */
    private static final double[] LABEL_AT = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};

    private final StoryIndex index;
    private final MapView view;
    private final Map<String, Double> bends = new HashMap<>();

    Arcs(StoryIndex index, MapView view) {
        this.index = index;
        this.view = view;
        bendAll(index.story());
    }

    /** To the left of the direction of travel; movements that share a route one beside the other. */
    private void bendAll(Story story) {
        Map<Movement.Route, Integer> used = new HashMap<>();
        for (Movement movement : story.movements()) {
            List<Movement.Route> routes = movement.routes();
            int lane = routes.stream()
                    .mapToInt(route -> used.getOrDefault(route, 0))
                    .max()
                    .orElse(0);
            routes.forEach(route -> used.put(route, lane + 1));
            bends.put(movement.statement().id(), 0.08 + 0.14 * lane);
        }
    }

    /** Draws the arcs of a movement. Returns where its label may stand, best first. */
    List<Point2D> draw(Pen pen, ShownEvent shown, Movement movement, Color category, ReaderState state) {
        List<Point2D> longest = List.of();
        for (MultiLineString way : index.ways(movement)) {
            List<Point2D> bent = bent(movement, way);
            if (bent.size() < 2) {
                continue;
            }
            line(pen, shown, ArcGeometry.trimmed(bent, START_GAP, END_GAP), category, state);
            if (longest.isEmpty() || ArcGeometry.length(bent) > ArcGeometry.length(longest)) {
                longest = bent;
            }
        }
        List<Point2D> labels = new ArrayList<>();
        for (double share : LABEL_AT) {
            if (!longest.isEmpty()) {
                labels.add(ArcGeometry.pointAt(longest, share));
            }
        }
        return labels;
    }

    private void line(Pen pen, ShownEvent shown, List<Point2D> line, Color category, ReaderState state) {
        if (line.size() < 2) {
            return;
        }
        String id = shown.event().statement().id();
        Color colour = pen.colours().ofArc(category);
        boolean isOver = shown.standing() == Standing.OVER && !id.equals(state.incident());
        double width = id.equals(state.incident())
                ? 5
                : isHighlighted(id, state) ? 3.5 : shown.standing() == Standing.POSSIBLY_BEGUN ? 1.8 : 3;
        Color stroke = isOver ? Colours.faded(colour, 0.45) : colour;
        if (shown.status() == Status.PLANNED) {
            pen.line(ArcGeometry.path(line), stroke, width, 7, 5);
        } else if (shown.isRetracted()) {
            pen.line(ArcGeometry.path(line), pen.colours().quiet, 1.8, 1, 5);
        } else if (shown.standing() == Standing.UNDATED) {
            pen.roundLine(ArcGeometry.path(line), stroke, 1.8, 0.1, 5);
        } else {
            pen.line(ArcGeometry.path(line), stroke, width);
        }
        pen.fill(head(line, width), isOver ? Colours.faded(colour, 0.4) : colour);
    }

    private boolean isHighlighted(String id, ReaderState state) {
        return state.scene() != null
                && index.story().scenes().get(state.scene()).highlight().contains(id);
    }

    private static Path2D head(List<Point2D> line, double width) {
        Point2D end = line.get(line.size() - 1);
        Point2D before = line.get(Math.max(0, line.size() - 3));
        Path2D tip = new Path2D.Double();
        tip.moveTo(0, 0);
        tip.lineTo(10, 5);
        tip.lineTo(0, 10);
        tip.lineTo(2.5, 5);
        tip.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(end.getX(), end.getY());
        place.rotate(end.getX() - before.getX(), end.getY() - before.getY());
        place.scale(width * HEAD / 10, width * HEAD / 10);
        place.translate(-6, -5);
        tip.transform(place);
        return tip;
    }

    /** A course that is known stays where it is. */
    private List<Point2D> bent(Movement movement, MultiLineString way) {
        List<Point2D> line = new ArrayList<>();
        double turned = 0;
        Coordinate before = null;
        for (Coordinate position : way.getCoordinates()) {
            if (before == null) {
                turned = view.nearLongitude(position.x) - position.x;
            } else {
                turned -= Math.rint((position.x - before.x) / 360) * 360;
            }
            before = position;
            line.add(view.point(position.x + turned, position.y));
        }
        return line.size() < 2 || !movement.via().isEmpty()
                ? line
                : ArcGeometry.bow(line, bends.getOrDefault(movement.statement().id(), 0.0));
    }
}
