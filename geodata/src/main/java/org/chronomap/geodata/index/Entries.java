package org.chronomap.geodata.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.gazetteer.Surroundings;
import org.chronomap.geodata.gazetteer.Whereabouts;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;

/** Makes the entries of one revision of a story: they share the footprints of places and the great circles. */
final class Entries {

    /** How far the outline of a country, as served, may be from the base map's. */
    private static final double OUTLINE_TOLERANCE_METRES = 10_000;

    private final PlacesOnGround places;
    private final Map<String, Footprint> footprintsByPlace;
    private final GreatCircles arcs;
    /** Lazy, so that the gazetteer is read for stories alone that need it. */
    private final Lazy<Surroundings> surroundings;

    /** @param footprintsByPlace those that are still as they were; more are added as they are needed */
    Entries(Story story, PlacesOnGround places, Map<String, Footprint> footprintsByPlace, GreatCircles arcs) {
        this.places = places;
        this.footprintsByPlace = footprintsByPlace;
        this.arcs = arcs;
        surroundings = new Lazy<>(() -> new Surroundings(Gazetteer.packaged(), places.countries(), story.places()));
    }

    /** Where the places are at which there are incidents, as far as it was needed, by the places' ids. */
    Map<String, Footprint> footprintsByPlace() {
        return footprintsByPlace;
    }

    GreatCircles arcs() {
        return arcs;
    }

    Entry<Incident> of(Incident incident, @Nullable Version version) {
        Set<String> at = incident.place() == null ? Set.of() : Set.of(incident.place());
        return event(incident, version, footprint(incident), at, whereabouts(incident));
    }

    private @Nullable Whereabouts whereabouts(Incident incident) {
        return incident.place() != null || incident.at() == null
                ? null
                : surroundings.get().at(incident.at(), incident.geoPrecision());
    }

    private Footprint footprint(Incident incident) {
        if (incident.at() != null) {
            return Footprint.of(incident.at());
        }
        if (incident.place() == null) {
            return Footprint.NOWHERE;
        }
        Place place = places.place(incident.place());
        return footprintsByPlace.computeIfAbsent(
                place.id(),
                first -> place.at() == null ? Footprint.somewhereIn(places.outline(place)) : Footprint.of(place.at()));
    }

    Entry<Movement> of(Movement movement, @Nullable Version version) {
        List<LineString> lines = new ArrayList<>();
        for (Movement.Route route : movement.routes()) {
            MultiLineString arc = arcs.of(route);
            for (int i = 0; i < arc.getNumGeometries(); i++) {
                lines.add((LineString) arc.getGeometryN(i));
            }
        }
        if (lines.isEmpty()) {
            // There and back: a line without length keeps it where it is.
            Coordinate place = places.anchor(places.place(movement.from().get(0)));
            lines.add(Wgs84.GEOMETRY.createLineString(new Coordinate[] {place, place.copy()}));
        }
        Set<String> ends = new HashSet<>(movement.from());
        ends.addAll(movement.to());
        return event(
                movement,
                version,
                Footprint.of(Wgs84.GEOMETRY.createMultiLineString(lines.toArray(LineString[]::new))),
                ends,
                null);
    }

    Entry<Place> of(Place place, @Nullable Version version) {
        Footprint footprint = place.at() == null
                ? Footprint.of(places.outline(place), places.outline(place).simplified(OUTLINE_TOLERANCE_METRES))
                : Footprint.of(place.at());
        return new Entry<>(
                place.id(),
                place,
                version,
                null,
                footprint,
                Set.of(place.id()),
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                new Words().add(place.name()).add(place.role()).searchText());
    }

    static Entry<Scene> of(Scene scene, @Nullable Version version) {
        return new Entry<>(
                scene.id(),
                scene,
                version,
                scene.at(),
                scene.view() == null ? Footprint.NOWHERE : Footprint.around(scene.view()),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                new Words().add(scene.title()).add(scene.text()).searchText());
    }

    private <T extends StoryEvent> Entry<T> event(
            T event, @Nullable Version version, Footprint footprint, Set<String> at, @Nullable Whereabouts where) {
        Statement statement = event.statement();
        Words words = new Words().add(statement);
        at.forEach(place -> words.add(places.place(place).name()));
        // By the name, and not by the words around it: who seeks “north” seeks no direction.
        words.add(where == null ? null : where.name());
        return new Entry<>(
                statement.id(),
                event,
                version,
                statement.when(),
                footprint,
                at,
                statement.category(),
                statement.status(),
                actors(statement),
                publishers(statement),
                where,
                words.searchText());
    }

    private static Set<String> actors(Statement statement) {
        return statement.actors().stream()
                .flatMap(actor -> actor.byLanguage().values().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> publishers(Statement statement) {
        return statement.sources().stream().map(Source::publisher).collect(Collectors.toSet());
    }
}
