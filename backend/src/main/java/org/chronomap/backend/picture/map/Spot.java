package org.chronomap.backend.picture.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where incidents stand on the map: a place of the story, or a spot of their own.
 *
 * @param place null for a spot that is no place's, and for several that stand for one another
 * @param name null where none is written beside it
 * @param at degrees, longitude and latitude
 * @param incidents those shown, in the order of the story
 */
record Spot(
        @Nullable Place place, @Nullable LocalizedText name, Shape shape, Coordinate at, List<ShownEvent> incidents) {

    /** More points than this are gathered. */
    private static final int MOST = 40;

    /** How a spot shows; what is known only to be in a country is never a pin. */
    enum Shape {
        LABEL,
        RING,
        PIN
    }

    /** Every place of the story, then every spot that is no place's. */
    static List<Spot> of(StoryIndex index, List<ShownEvent> shown) {
        Map<String, List<ShownEvent>> byPlace = new HashMap<>();
        Map<Coordinate, List<ShownEvent>> own = new LinkedHashMap<>();
        for (ShownEvent one : shown) {
            if (one.event() instanceof Incident incident) {
                Place place = incident.place() == null ? null : index.place(incident.place());
                boolean isElsewhere = incident.at() != null
                        && (place == null
                                || place.at() == null
                                || !place.at()
                                        .getCoordinate()
                                        .equals2D(incident.at().getCoordinate()));
                if (isElsewhere && incident.at() != null) {
                    own.computeIfAbsent(incident.at().getCoordinate(), first -> new ArrayList<>())
                            .add(one);
                } else if (place != null) {
                    byPlace.computeIfAbsent(place.id(), first -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        List<Spot> spots = new ArrayList<>();
        for (Entry<Place> entry : index.places().entries()) {
            Place place = entry.feature();
            spots.add(new Spot(
                    place,
                    place.name(),
                    shape(place.kind()),
                    index.anchor(place),
                    byPlace.getOrDefault(place.id(), List.of())));
        }
        own.forEach((at, incidents) -> spots.add(new Spot(null, null, shape(incidents), at, incidents)));
        return spots;
    }

    private static Shape shape(PlaceKind kind) {
        return switch (kind) {
            case COUNTRY, REGION -> Shape.LABEL;
            case CITY -> Shape.RING;
            case AIRPORT, SITE -> Shape.PIN;
        };
    }

    private static Shape shape(List<ShownEvent> incidents) {
        return incidents.get(0).event() instanceof Incident first && first.geoPrecision() == GeoPrecision.CITY
                ? Shape.RING
                : Shape.PIN;
    }

    /** Where there are more points than can be told apart, those of one cell as one ring. */
    static List<Spot> gathered(List<Spot> spots, MapView view, double cell) {
        List<Spot> points = spots.stream()
                .filter(spot -> spot.shape != Shape.LABEL && !spot.incidents.isEmpty())
                .toList();
        if (points.size() <= MOST) {
            return spots;
        }
        Map<List<Long>, List<Spot>> cells = new LinkedHashMap<>();
        for (Spot spot : points) {
            var at = view.near(spot.at);
            List<Long> key = List.of((long) Math.floor(at.getX() / cell), (long) Math.floor(at.getY() / cell));
            cells.computeIfAbsent(key, first -> new ArrayList<>()).add(spot);
        }
        List<Spot> gathered = new ArrayList<>(
                spots.stream().filter(spot -> spot.shape == Shape.LABEL).toList());
        for (List<Spot> members : cells.values()) {
            gathered.add(members.size() == 1 ? members.get(0) : together(members, view));
        }
        return gathered;
    }

    private static Spot together(List<Spot> members, MapView view) {
        // Those of one cell may lie on both sides of ±180°.
        double lon = members.stream()
                .mapToDouble(spot -> view.nearLongitude(spot.at.x))
                .average()
                .orElseThrow();
        double lat = members.stream().mapToDouble(spot -> spot.at.y).average().orElseThrow();
        List<ShownEvent> incidents =
                members.stream().flatMap(spot -> spot.incidents.stream()).toList();
        return new Spot(null, null, Shape.RING, new Coordinate(lon, lat), incidents);
    }
}
