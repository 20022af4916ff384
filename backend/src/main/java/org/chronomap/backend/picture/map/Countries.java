package org.chronomap.backend.picture.map;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Hatching;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Status;

/** The story's countries: hatched, each in its own way, and outlined by what has happened in them. */
final class Countries {

    private final Pen pen;
    private final BaseMapPaths baseMap;
    private final StoryIndex index;
    private final ReaderState state;
    private final MapView view;
    private final Map<Place, Path2D> outlines = new HashMap<>();

    Countries(Pen pen, BaseMapPaths baseMap, StoryIndex index, ReaderState state, MapView view) {
        this.pen = pen;
        this.baseMap = baseMap;
        this.index = index;
        this.state = state;
        this.view = view;
    }

    void draw(List<Spot> spots) {
        int number = 0;
        for (Entry<Place> entry : index.places().entries()) {
            Place place = entry.feature();
            if (place.code() == null) {
                continue;
            }
            Hatching.AreaHue hue = Hatching.area(number++);
            Path2D outline = baseMap.outline(place.code(), view);
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
                    .filter(one -> one.status() != Status.PLANNED && !one.isRetracted())
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

    /** Whether a point of the map lies in a country that was drawn. */
    boolean isIn(Place country, double x, double y) {
        Path2D outline = outlines.get(country);
        return outline != null && outline.contains(x, y);
    }

    private boolean isSelected(Place place, List<ShownEvent> incidents) {
        return state.filters().places().equals(Set.of(place.id()))
                || incidents.stream().anyMatch(one -> one.isIncident(state.incident()));
    }
}
