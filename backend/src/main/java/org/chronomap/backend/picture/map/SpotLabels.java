package org.chronomap.backend.picture.map;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.graphics.Signs;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;

/** The marks and names of places and spots, as labels that look for room. */
final class SpotLabels {

    private static final double NAME_SIZE = 13;
    private static final double NAME_SPACING = 0.04;
    private static final double COUNT_SIZE = 12;
    private static final double PIN_HEIGHT = 58;
    private static final double WIDE_RING = 26;
    /** Left free for the place's own sign. */
    private static final double PIN_FOOT = 8;

    /** Where a country's label may stand, best first: shares of its width to the right, of its height down. */
    private static final double[][] LABEL_STEPS = {
        {0, 0}, {0, -0.5}, {0, 0.5}, {-0.3, 0}, {0.3, 0}, {-0.3, -0.6}, {-0.6, 0}, {-0.6, -0.7}, {0.4, 0.6}
    };
    /** Where a country's bare name may stand, nearest first; only as far as it stays in its own land. */
    private static final List<Point2D> NAME_STEPS = DoubleStream.of(0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45)
            .boxed()
            .flatMap(right -> DoubleStream.of(0, -0.2, 0.2, -0.4, 0.4, -0.6, 0.6, -0.8, 0.8)
                    .mapToObj(down -> (Point2D) new Point2D.Double(right, down)))
            .sorted(Comparator.comparingDouble(step -> step.distance(0, 0)))
            .toList();

    private final Pen pen;
    private final MapView view;
    private final Glyphs glyphs;
    private final Countries countries;
    private final PictureWords words;
    private final ReaderState state;

    SpotLabels(Pen pen, MapView view, Glyphs glyphs, Countries countries, PictureWords words, ReaderState state) {
        this.pen = pen;
        this.view = view;
        this.glyphs = glyphs;
        this.countries = countries;
        this.words = words;
        this.state = state;
    }

    /** A city, or somewhere in it. */
    MapLabel ring(Spot spot) {
        Point2D at = view.near(spot.at());
        return MapLabel.fixed(MapLabel.Layer.RINGS, MapLabel.around(at, Glyphs.RING_SIZE, Glyphs.RING_SIZE), box -> {
            // Somewhere in the city: the wide ring is the doubt.
            if (spot.place() != null) {
                pen.roundLine(Pen.circle(at.getX(), at.getY(), WIDE_RING), pen.colours().quiet, 1.5, 0.01, 3.2);
            }
            glyphs.ring(spot.incidents(), count(spot), at.getX(), at.getY());
            selection(spot, Pen.circle(at.getX(), at.getY(), 19));
        });
    }

    /** @param marked all that have a mark: a pin keeps clear of a ring at the same point */
    MapLabel pin(Spot spot, List<Spot> marked) {
        Point2D at = view.near(spot.at());
        // A city's ring covers the point: the pin ends above it.
        boolean isCrowded = marked.stream()
                .anyMatch(other -> other.shape() == Spot.Shape.RING
                        && view.near(other.at()).distance(at) < Glyphs.RING_SIZE / 2);
        Rectangle2D room = new Rectangle2D.Double(
                at.getX() - Glyphs.RING_SIZE / 2, at.getY() - PIN_HEIGHT, Glyphs.RING_SIZE, PIN_HEIGHT - PIN_FOOT);
        return MapLabel.fixed(MapLabel.Layer.PINS, room, box -> {
            double top = at.getY() - PIN_HEIGHT;
            pen.fill(Pen.box(at.getX() - 1, top + 33, 2, isCrowded ? 8 : 25, 0), pen.colours().ink);
            glyphs.ring(spot.incidents(), count(spot), at.getX(), top + 17);
            selection(spot, Pen.circle(at.getX(), top + 17, 19));
        });
    }

    /** A country or region with its incidents. */
    MapLabel country(Spot spot) {
        Point2D at = view.near(spot.at());
        String name = words.name(Objects.requireNonNull(spot.name(), "a country has a name")) + ' ';
        double nameWidth = nameWidth(name);
        double countWidth = Typeface.SANS_BOLD.width(count(spot), COUNT_SIZE);
        double cells = Glyphs.columns(spot.incidents().size()) * Glyphs.CELL_STEP;
        double width = Math.max(nameWidth + countWidth, cells) + 16;
        double height = 28 + Glyphs.rows(spot.incidents().size()) * Glyphs.CELL_STEP;
        List<Rectangle2D> boxes = new ArrayList<>();
        for (double[] step : LABEL_STEPS) {
            boxes.add(MapLabel.around(
                    new Point2D.Double(at.getX() + step[0] * width, at.getY() + step[1] * height), width, height));
        }
        return new MapLabel(MapLabel.Layer.COUNTRIES, new LabelLayout.Candidate(boxes, true), box -> {
            Shape frame = Pen.box(box.getX(), box.getY(), width, height, 3);
            pen.fill(frame, pen.colours().raised);
            pen.line(frame, pen.colours().quiet, 1);
            double left = box.getCenterX() - (nameWidth + countWidth) / 2;
            pen.fill(nameShape(name, left, box.getY() + 17), pen.colours().ink);
            pen.text(Typeface.SANS_BOLD, count(spot), COUNT_SIZE, left + nameWidth, box.getY() + 17, pen.colours().ink);
            glyphs.cells(spot.incidents(), box.getCenterX() - cells / 2, box.getY() + 22);
            selection(spot, frame);
        });
    }

    /** A country or region of which nothing is shown. */
    MapLabel bareName(Spot spot) {
        Point2D at = view.near(spot.at());
        String name = words.name(Objects.requireNonNull(spot.name(), "a country has a name"));
        double width = nameWidth(name);
        double height = 18;
        Place country = Objects.requireNonNull(spot.place(), "a country is a place");
        List<Rectangle2D> boxes = new ArrayList<>();
        for (Point2D step : NAME_STEPS) {
            double x = at.getX() + step.getX() * width;
            double y = at.getY() + step.getY() * height;
            // In the neighbour's land a bare name would name the neighbour.
            boolean isInside = step.distance(0, 0) == 0 || countries.isIn(country, x, y);
            Rectangle2D box = MapLabel.around(new Point2D.Double(x, y), width, height);
            if (isInside && view.holds(box)) {
                boxes.add(box);
            }
        }
        return new MapLabel(
                MapLabel.Layer.BARE_NAMES,
                new LabelLayout.Candidate(boxes, false),
                box -> pen.haloed(
                        nameShape(name, box.getX(), box.getY() + 13.5), pen.colours().ink, pen.colours().land));
    }

    /** The sign of a place itself: an airport's, else a dot. */
    MapLabel sign(Spot spot) {
        Point2D at = view.near(spot.at());
        List<Rectangle2D> boxes = List.of(MapLabel.around(at, 14, 14));
        Place place = Objects.requireNonNull(spot.place(), "a sign is a place's");
        return new MapLabel(MapLabel.Layer.NAMES, new LabelLayout.Candidate(boxes, false), box -> {
            if (place.kind() == PlaceKind.AIRPORT) {
                Shape aeroplane = AffineTransform.getTranslateInstance(at.getX() - 8, at.getY() - 8)
                        .createTransformedShape(Signs.AEROPLANE);
                pen.haloed(aeroplane, pen.colours().ink, pen.colours().land);
            } else {
                Shape dot = Pen.circle(at.getX(), at.getY(), 3);
                pen.fill(dot, pen.colours().raised);
                pen.line(dot, pen.colours().ink, 2);
            }
        });
    }

    /** A place's name beside its mark. */
    MapLabel name(Spot spot) {
        Point2D at = view.near(spot.at());
        String name = words.name(Objects.requireNonNull(spot.name(), "a place has a name"));
        double width = Typeface.SERIF_BOLD.width(name, NAME_SIZE);
        double height = 16;
        double x = at.getX();
        double y = at.getY();
        double gap = spot.shape() == Spot.Shape.RING && !spot.incidents().isEmpty() ? WIDE_RING + 4 : 20;
        List<Rectangle2D> boxes = List.of(
                new Rectangle2D.Double(x + gap, y - height / 2, width, height),
                new Rectangle2D.Double(x - width / 2, y + gap, width, height),
                new Rectangle2D.Double(x - gap - width, y - height / 2, width, height));
        return new MapLabel(
                MapLabel.Layer.NAMES,
                new LabelLayout.Candidate(boxes.stream().filter(view::holds).toList(), false),
                box -> pen.haloed(
                        Typeface.SERIF_BOLD.shape(name, NAME_SIZE, box.getX(), box.getY() + 12.5),
                        pen.colours().ink,
                        pen.colours().land));
    }

    private void selection(Spot spot, Shape around) {
        if (spot.incidents().stream().anyMatch(one -> one.isIncident(state.incident()))) {
            pen.line(around, pen.accent(), 3);
        }
    }

    private String count(Spot spot) {
        return words.number((int)
                spot.incidents().stream().filter(one -> !one.isRetracted()).count());
    }

    private static double nameWidth(String name) {
        return Typeface.SERIF_BOLD.width(name, NAME_SIZE) + name.length() * NAME_SIZE * NAME_SPACING;
    }

    private static Shape nameShape(String name, double x, double y) {
        return Typeface.SERIF_BOLD.shape(name, NAME_SIZE, x, y, NAME_SPACING);
    }
}
