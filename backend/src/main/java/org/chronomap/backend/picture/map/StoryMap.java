package org.chronomap.backend.picture.map;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Hatching;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.graphics.Signs;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Status;

/**
 * The map of a picture: the base map, the story's countries, its movements and marks, and the labels that find room. Standing and
 * status show by fill, outline and sign as in the front end's {@code map} folder and {@code map.css}.
 */
public final class StoryMap {

    private static final double NAME_SIZE = 13;
    private static final double NAME_SPACING = 0.04;
    private static final double COUNT_SIZE = 12;
    private static final double ARC_LABEL_SIZE = 12;
    private static final double PIN_HEIGHT = 58;
    private static final double WIDE_RING = 26;
    /** Left free for the place's own sign. */
    private static final double PIN_FOOT = 8;

    private static final double GATHERED = 60;
    /** On a narrower map the labels of movements would cover what they tell of. */
    private static final double LABELLED = 420;
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
    private final Ground ground;
    private final StoryIndex index;
    private final ReaderState state;
    private final List<ShownEvent> shown;
    private final PictureWords words;
    private final MapView view;
    private final Glyphs glyphs;
    private final Map<Place, Path2D> outlines = new HashMap<>();
    private final List<Label> labels = new ArrayList<>();

    /** How labels come to lie on one another, the lowest first. */
    private enum Layer {
        NAMES,
        BARE_NAMES,
        MOVEMENTS,
        RINGS,
        COUNTRIES,
        PINS
    }

    /** A label, and how it is drawn in the box that it was given. */
    private record Label(Layer layer, LabelLayout.Candidate candidate, Consumer<Rectangle2D> draw) {}

    public StoryMap(
            Pen pen,
            Ground ground,
            StoryIndex index,
            ReaderState state,
            List<ShownEvent> shown,
            PictureWords words,
            MapView view) {
        this.pen = pen;
        this.ground = ground;
        this.index = index;
        this.state = state;
        this.shown = shown;
        this.words = words;
        this.view = view;
        this.glyphs = new Glyphs(pen, index.story());
    }

    public void draw() {
        pen.within(Pen.box(0, 0, view.width(), view.height(), 0), () -> {
            ground.draw(pen, view);
            List<Spot> spots = Spot.gathered(Spot.of(index, shown), view, GATHERED);
            areas(spots);
            List<Label> movements = movements();
            layOut(spots, movements);
        });
    }

    private void areas(List<Spot> spots) {
        int number = 0;
        for (Entry<Place> entry : index.places().entries()) {
            Place place = entry.feature();
            if (place.code() == null) {
                continue;
            }
            Hatching.AreaHue hue = Hatching.area(number++);
            Path2D outline = ground.outline(place.code(), view);
            if (outline == null) {
                continue;
            }
            outlines.put(place, outline);
            pen.fill(outline, Hatching.of(hue, pen.unit()));
            List<ShownEvent> incidents = spots.stream()
                    .filter(spot -> place.equals(spot.place()))
                    .flatMap(spot -> spot.incidents().stream())
                    // What was planned or withdrawn does not light a country up: it has not happened, or not as was
                    // said.
                    .filter(one -> PictureWords.status(one) != Status.PLANNED && !PictureWords.isRetracted(one))
                    .toList();
            if (isSelected(place, incidents)) {
                pen.line(outline, pen.colours().ink, 2.5);
            } else if (incidents.stream().anyMatch(one -> one.standing() == Standing.BEGUN)) {
                pen.line(outline, hue.colour(), 2.5);
            } else if (incidents.stream().anyMatch(one -> one.standing() == Standing.POSSIBLY_BEGUN)) {
                pen.line(outline, hue.colour(), 2.5, 5, 4);
            } else {
                pen.line(outline, Colours.faded(hue.colour(), 0.7), 1);
            }
        }
    }

    private boolean isSelected(Place place, List<ShownEvent> incidents) {
        return state.filters().places().equals(Set.of(place.id())) || holdsSelected(incidents);
    }

    private boolean holdsSelected(List<ShownEvent> incidents) {
        return state.incident() != null
                && incidents.stream()
                        .anyMatch(one -> one.event() instanceof Incident
                                && one.event().statement().id().equals(state.incident()));
    }

    private List<Label> movements() {
        Arcs arcs = new Arcs(index, view);
        List<Label> found = new ArrayList<>();
        for (ShownEvent one : shown) {
            if (one.event() instanceof Movement movement) {
                Color colour = glyphs.colour(movement.statement().category());
                List<Point2D> points = arcs.draw(pen, one, movement, colour, state);
                if (one.standing() != Standing.OVER && !points.isEmpty() && view.width() >= LABELLED) {
                    found.add(pill(one, words.label(movement), points));
                }
            }
        }
        return found;
    }

    private Label pill(ShownEvent one, String text, List<Point2D> points) {
        double width = Typeface.SANS.width(text, ARC_LABEL_SIZE) + 16;
        double height = 22;
        List<Rectangle2D> boxes = points.stream()
                .map(point -> around(point, width, height))
                .filter(this::isSeen)
                .toList();
        return new Label(Layer.MOVEMENTS, new LabelLayout.Candidate(boxes, false), box -> {
            Shape pill = Pen.box(box.getX(), box.getY(), width, height, height / 2);
            pen.fill(pill, pen.colours().raised);
            if (one.standing() == Standing.POSSIBLY_BEGUN) {
                pen.line(pill, pen.colours().quiet, 1, 3, 2);
            } else {
                pen.line(pill, pen.colours().quiet, 1);
            }
            pen.text(Typeface.SANS, text, ARC_LABEL_SIZE, box.getX() + 8, box.getY() + 15.3, pen.colours().ink);
        });
    }

    private boolean isSeen(Rectangle2D box) {
        return box.getMinX() >= 2
                && box.getMaxX() <= view.width() - 2
                && box.getMinY() >= 2
                && box.getMaxY() <= view.height() - 2;
    }

    private void layOut(List<Spot> spots, List<Label> movements) {
        List<Spot> marked =
                spots.stream().filter(spot -> !spot.incidents().isEmpty()).toList();
        for (Spot spot : marked) {
            if (spot.shape() != Spot.Shape.LABEL) {
                labels.add(spot.shape() == Spot.Shape.RING ? ring(spot) : pin(spot, marked));
            }
        }
        marked.stream()
                .filter(spot -> spot.shape() == Spot.Shape.LABEL)
                .map(this::label)
                .forEach(labels::add);
        labels.addAll(movements);
        List<Spot> points = spots.stream()
                .filter(spot -> spot.place() != null && spot.shape() != Spot.Shape.LABEL)
                .toList();
        points.stream()
                .filter(spot ->
                        spot.shape() == Spot.Shape.PIN || spot.incidents().isEmpty())
                .map(this::sign)
                .forEach(labels::add);
        int from = labels.size();
        spots.stream()
                .filter(spot ->
                        spot.shape() == Spot.Shape.LABEL && spot.incidents().isEmpty())
                .map(this::bareName)
                .forEach(labels::add);
        int to = labels.size();
        points.stream().map(this::name).forEach(labels::add);

        int[] chosen = LabelLayout.place(labels.stream().map(Label::candidate).toList(), from, to);
        for (Layer layer : Layer.values()) {
            for (int i = 0; i < chosen.length; i++) {
                Label label = labels.get(i);
                if (label.layer() == layer && chosen[i] != LabelLayout.NO_ROOM) {
                    label.draw().accept(label.candidate().boxes().get(chosen[i]));
                }
            }
        }
    }

    private Label ring(Spot spot) {
        Point2D at = view.near(spot.at());
        return fixed(Layer.RINGS, around(at, Glyphs.RING_SIZE, Glyphs.RING_SIZE), box -> {
            // Somewhere in the city: the wide ring is the doubt.
            if (spot.place() != null) {
                pen.roundLine(Pen.circle(at.getX(), at.getY(), WIDE_RING), pen.colours().quiet, 1.5, 0.01, 3.2);
            }
            glyphs.ring(spot.incidents(), count(spot), at.getX(), at.getY());
            selection(spot, Pen.circle(at.getX(), at.getY(), 19));
        });
    }

    private Label pin(Spot spot, List<Spot> marked) {
        Point2D at = view.near(spot.at());
        // A city's ring covers the point: the pin ends above it.
        boolean isCrowded = marked.stream()
                .anyMatch(other -> other.shape() == Spot.Shape.RING
                        && view.near(other.at()).distance(at) < Glyphs.RING_SIZE / 2);
        Rectangle2D room = new Rectangle2D.Double(
                at.getX() - Glyphs.RING_SIZE / 2, at.getY() - PIN_HEIGHT, Glyphs.RING_SIZE, PIN_HEIGHT - PIN_FOOT);
        return fixed(Layer.PINS, room, box -> {
            double top = at.getY() - PIN_HEIGHT;
            pen.fill(Pen.box(at.getX() - 1, top + 33, 2, isCrowded ? 8 : 25, 0), pen.colours().ink);
            glyphs.ring(spot.incidents(), count(spot), at.getX(), top + 17);
            selection(spot, Pen.circle(at.getX(), top + 17, 19));
        });
    }

    private Label label(Spot spot) {
        Point2D at = view.near(spot.at());
        String name = words.name(Objects.requireNonNull(spot.name(), "a country has a name")) + ' ';
        double nameWidth = nameWidth(name);
        double countWidth = Typeface.SANS_BOLD.width(count(spot), COUNT_SIZE);
        double cells = Glyphs.columns(spot.incidents().size()) * Glyphs.CELL_STEP;
        double width = Math.max(nameWidth + countWidth, cells) + 16;
        double height = 28 + Glyphs.rows(spot.incidents().size()) * Glyphs.CELL_STEP;
        List<Rectangle2D> boxes = new ArrayList<>();
        for (double[] step : LABEL_STEPS) {
            boxes.add(around(
                    new Point2D.Double(at.getX() + step[0] * width, at.getY() + step[1] * height), width, height));
        }
        return new Label(Layer.COUNTRIES, new LabelLayout.Candidate(boxes, true), box -> {
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

    private void selection(Spot spot, Shape around) {
        if (holdsSelected(spot.incidents())) {
            pen.line(around, pen.colours().accent, 3);
        }
    }

    private Label bareName(Spot spot) {
        Point2D at = view.near(spot.at());
        String name = words.name(Objects.requireNonNull(spot.name(), "a country has a name"));
        double width = nameWidth(name);
        double height = 18;
        Path2D outline = outlines.get(Objects.requireNonNull(spot.place(), "a country is a place"));
        List<Rectangle2D> boxes = new ArrayList<>();
        for (Point2D step : NAME_STEPS) {
            double x = at.getX() + step.getX() * width;
            double y = at.getY() + step.getY() * height;
            // In the neighbour's land a bare name would name the neighbour.
            boolean isInside = step.distance(0, 0) == 0 || (outline != null && outline.contains(x, y));
            Rectangle2D box = around(new Point2D.Double(x, y), width, height);
            if (isInside && isSeen(box)) {
                boxes.add(box);
            }
        }
        return new Label(
                Layer.BARE_NAMES,
                new LabelLayout.Candidate(boxes, false),
                box -> pen.haloed(
                        nameShape(name, box.getX(), box.getY() + 13.5), pen.colours().ink, pen.colours().land));
    }

    private Label sign(Spot spot) {
        Point2D at = view.near(spot.at());
        List<Rectangle2D> boxes = List.of(around(at, 14, 14));
        Place place = Objects.requireNonNull(spot.place(), "a sign is a place's");
        return new Label(Layer.NAMES, new LabelLayout.Candidate(boxes, false), box -> {
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

    private Label name(Spot spot) {
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
        return new Label(
                Layer.NAMES,
                new LabelLayout.Candidate(boxes.stream().filter(this::isSeen).toList(), false),
                box -> pen.haloed(
                        Typeface.SERIF_BOLD.shape(name, NAME_SIZE, box.getX(), box.getY() + 12.5),
                        pen.colours().ink,
                        pen.colours().land));
    }

    private String count(Spot spot) {
        return words.number((int) spot.incidents().stream()
                .filter(one -> !PictureWords.isRetracted(one))
                .count());
    }

    private static double nameWidth(String name) {
        return Typeface.SERIF_BOLD.width(name, NAME_SIZE) + name.length() * NAME_SIZE * NAME_SPACING;
    }

    private static Shape nameShape(String name, double x, double y) {
        return Typeface.SERIF_BOLD.shape(name, NAME_SIZE, x, y, NAME_SPACING);
    }

    private static Label fixed(Layer layer, Rectangle2D box, Consumer<Rectangle2D> draw) {
        return new Label(layer, new LabelLayout.Candidate(List.of(box), true), draw);
    }

    private static Rectangle2D around(Point2D centre, double width, double height) {
        return new Rectangle2D.Double(centre.getX() - width / 2, centre.getY() - height / 2, width, height);
    }
}
