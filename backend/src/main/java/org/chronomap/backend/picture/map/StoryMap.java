package org.chronomap.backend.picture.map;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Movement;

/**
 * The map of a picture: the base map, the story's countries, its movements and marks, and the labels that find room. Standing and
 * status show by fill, outline and sign as in the front end's {@code map} folder and {@code map.css}.
 */
public final class StoryMap {

    private static final double ARC_LABEL_SIZE = 12;
    private static final double GATHERED = 60;
    /** On a narrower map the labels of movements would cover what they tell of. */
    private static final double LABELLED = 420;

    private final Pen pen;
    private final BaseMapPaths baseMap;
    private final StoryIndex index;
    private final ReaderState state;
    private final List<ShownEvent> shown;
    private final PictureWords words;
    private final MapView view;
    private final Glyphs glyphs;
    private final Countries countries;
    private final SpotLabels spotLabels;

    public StoryMap(
            Pen pen,
            BaseMapPaths baseMap,
            StoryIndex index,
            ReaderState state,
            List<ShownEvent> shown,
            PictureWords words,
            MapView view) {
        this.pen = pen;
        this.baseMap = baseMap;
        this.index = index;
        this.state = state;
        this.shown = shown.stream().filter(one -> one.isOnMap(state)).toList();
        this.words = words;
        this.view = view;
        this.glyphs = new Glyphs(pen, index.story());
        this.countries = new Countries(pen, baseMap, index, state, view);
        this.spotLabels = new SpotLabels(pen, view, glyphs, countries, words, state);
    }

    public void draw() {
        pen.within(Pen.box(0, 0, view.width(), view.height(), 0), () -> {
            baseMap.draw(pen, view);
            List<Spot> spots = Spot.gathered(Spot.of(index, shown), view, GATHERED);
            countries.draw(spots);
            String sizeBy = index.story().sizeBy();
            if (sizeBy != null) {
                Sizes.draw(pen, spots, view, sizeBy);
            }
            layOut(spots, movements());
        });
    }

    private List<MapLabel> movements() {
        Arcs arcs = new Arcs(index, view);
        List<MapLabel> found = new ArrayList<>();
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

    private MapLabel pill(ShownEvent one, String text, List<Point2D> points) {
        double width = Typeface.SANS.width(text, ARC_LABEL_SIZE) + 16;
        double height = 22;
        List<Rectangle2D> boxes = points.stream()
                .map(point -> MapLabel.around(point, width, height))
                .filter(view::holds)
                .toList();
        return new MapLabel(MapLabel.Layer.MOVEMENTS, new LabelLayout.Candidate(boxes, false), box -> {
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

    private void layOut(List<Spot> spots, List<MapLabel> movements) {
        List<MapLabel> labels = new ArrayList<>();
        List<Spot> marked =
                spots.stream().filter(spot -> !spot.incidents().isEmpty()).toList();
        for (Spot spot : marked) {
            if (spot.shape() != Spot.Shape.LABEL) {
                labels.add(spot.shape() == Spot.Shape.RING ? spotLabels.ring(spot) : spotLabels.pin(spot, marked));
            }
        }
        marked.stream()
                .filter(spot -> spot.shape() == Spot.Shape.LABEL)
                .map(spotLabels::country)
                .forEach(labels::add);
        labels.addAll(movements);
        List<Spot> points = spots.stream()
                .filter(spot -> spot.place() != null && spot.shape() != Spot.Shape.LABEL)
                .toList();
        points.stream()
                .filter(spot ->
                        spot.shape() == Spot.Shape.PIN || spot.incidents().isEmpty())
                .map(spotLabels::sign)
                .forEach(labels::add);
        int from = labels.size();
        spots.stream()
                .filter(spot ->
                        spot.shape() == Spot.Shape.LABEL && spot.incidents().isEmpty())
                .map(spotLabels::bareName)
                .forEach(labels::add);
        int to = labels.size();
        points.stream().map(spotLabels::name).forEach(labels::add);

        int[] chosen =
                LabelLayout.place(labels.stream().map(MapLabel::candidate).toList(), from, to);
        for (MapLabel.Layer layer : MapLabel.Layer.values()) {
            for (int i = 0; i < chosen.length; i++) {
                MapLabel label = labels.get(i);
                if (label.layer() == layer && chosen[i] != LabelLayout.NO_ROOM) {
                    label.draw().accept(label.candidate().boxes().get(chosen[i]));
                }
            }
        }
    }
}
