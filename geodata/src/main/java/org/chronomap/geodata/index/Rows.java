package org.chronomap.geodata.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.gazetteer.Surroundings;
import org.chronomap.geodata.gazetteer.Whereabouts;
import org.chronomap.geodata.geo.Course;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.story.Waypoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;

/**
 * Makes the rows of a story's features, as long as its places are the same: they share the footprints of places and the great
 * circles. Safe for use by several threads.
 */
final class Rows {

    /** How far the outline of a country, as served, may be from the base map's. */
    private static final double OUTLINE_TOLERANCE_METRES = 10_000;

    private final PlacesOnGround places;
    private final Map<String, Footprint> footprintsByPlace = new ConcurrentHashMap<>();
    private final GreatCircles arcs;
    /** Lazy, so that the gazetteer is read for stories alone that need it. */
    private final Lazy<Surroundings> surroundings;

    Rows(PlacesOnGround places) {
        this.places = places;
        arcs = new GreatCircles(id -> places.anchor(places.place(id)));
        surroundings = new Lazy<>(() -> new Surroundings(
                Gazetteer.packaged(), places.countries(), places.byId().values()));
    }

    /** Of the same story with other places. What is at places that are the very same goes on sharing what was made for them. */
    Rows(PlacesOnGround places, Rows before, Set<String> changed) {
        this(places);
        footprintsByPlace.putAll(before.footprintsByPlace);
        footprintsByPlace.keySet().removeAll(changed);
        arcs.keep(before.arcs, changed);
    }

    RowSource<Incident> incidents(Story story, Versions versions) {
        return events(story.incidents(), StoryPart.INCIDENTS, versions, this::of);
    }

    RowSource<Movement> movements(Story story, Versions versions) {
        return events(story.movements(), StoryPart.MOVEMENTS, versions, this::of);
    }

    private static <T extends StoryEvent> RowSource<T> events(
            List<T> all, StoryPart part, Versions versions, BiFunction<T, @Nullable Version, Row<T>> row) {
        return new RowSource<>(all, i -> {
            T event = all.get(i);
            return row.apply(event, versions.of(part, event.statement().id()));
        });
    }

    RowSource<Place> places(Story story, Versions versions) {
        List<Place> all = story.places();
        return new RowSource<>(
                all,
                i -> of(all.get(i), versions.of(StoryPart.PLACES, all.get(i).id())));
    }

    static RowSource<Scene> scenes(Story story, Versions versions) {
        List<Scene> all = story.scenes();
        return new RowSource<>(
                all,
                i -> of(all.get(i), versions.of(StoryPart.SCENES, all.get(i).id())));
    }

    PlacesOnGround places() {
        return places;
    }

    Row<Incident> of(Incident incident, @Nullable Version version) {
        Set<String> at = incident.place() == null ? Set.of() : Set.of(incident.place());
        return event(incident, version, footprint(incident), at, nameOfWhatIsNear(incident));
    }

    /** Told of an incident with a position and no place; null for any other. */
    @Nullable Whereabouts whereabouts(Incident incident) {
        return isToldByWhatIsNear(incident)
                ? surroundings.get().at(Objects.requireNonNull(incident.at()), incident.geoPrecision())
                : null;
    }

    private @Nullable LocalizedText nameOfWhatIsNear(Incident incident) {
        return isToldByWhatIsNear(incident)
                ? surroundings.get().nameAt(Objects.requireNonNull(incident.at()), incident.geoPrecision())
                : null;
    }

    /** Whether any place of the story may be what it is told by. */
    static boolean isToldByWhatIsNear(Incident incident) {
        return incident.place() == null && incident.at() != null;
    }

    Footprint footprint(Incident incident) {
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

    /**
     * Great circles from each beginning to each end; where the course is known, that from the first to the first, and from and to the
     * others the ways that lead to it and away from it. Shared: not to be changed.
     */
    List<MultiLineString> ways(Movement movement) {
        if (movement.via().isEmpty()) {
            return movement.routes().stream().map(arcs::of).toList();
        }
        List<Coordinate> points = movement.via().stream().map(this::position).toList();
        List<Coordinate> course = new ArrayList<>(points);
        course.add(0, anchor(movement.from().get(0)));
        course.add(anchor(movement.to().get(0)));
        List<MultiLineString> ways = new ArrayList<>(List.of(Course.through(course)));
        movement.from().stream()
                .skip(1)
                .forEach(from -> ways.add(Course.through(List.of(anchor(from), points.get(0)))));
        movement.to().stream()
                .skip(1)
                .forEach(to -> ways.add(Course.through(List.of(points.get(points.size() - 1), anchor(to)))));
        return ways;
    }

    private Coordinate position(Waypoint point) {
        return point instanceof Waypoint.AtPosition at
                ? new Coordinate(at.longitude(), at.latitude())
                : anchor(((Waypoint.AtPlace) point).id());
    }

    private Coordinate anchor(String place) {
        return places.anchor(places.place(place));
    }

    Row<Movement> of(Movement movement, @Nullable Version version) {
        List<LineString> lines = new ArrayList<>();
        for (MultiLineString way : ways(movement)) {
            for (int i = 0; i < way.getNumGeometries(); i++) {
                lines.add((LineString) way.getGeometryN(i));
            }
        }
        if (lines.isEmpty()) {
            // There and back: a line without length keeps it where it is.
            Coordinate place = anchor(movement.from().get(0));
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

    Row<Place> of(Place place, @Nullable Version version) {
        Footprint footprint = place.at() == null
                ? Footprint.of(places.outline(place), places.outline(place).simplified(OUTLINE_TOLERANCE_METRES))
                : Footprint.of(place.at());
        return new Row<>(
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
                Map.of(),
                new Words().add(place.name()).add(place.role()).searchText());
    }

    static Row<Scene> of(Scene scene, @Nullable Version version) {
        return new Row<>(
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
                Map.of(),
                new Words().add(scene.title()).add(scene.text()).searchText());
    }

    private <T extends StoryEvent> Row<T> event(
            T event, @Nullable Version version, Footprint footprint, Set<String> at, @Nullable LocalizedText near) {
        Statement statement = event.statement();
        Words words = new Words().add(statement);
        at.forEach(place -> words.add(places.place(place).name()));
        // By the name, and not by the words around it: who seeks “north” seeks no direction.
        words.add(near);
        return new Row<>(
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
                statement.ranges(),
                words.searchText());
    }

    static Set<String> actors(Statement statement) {
        return statement.actors().stream()
                .flatMap(actor -> actor.byLanguage().values().stream())
                .collect(Collectors.toSet());
    }

    static Set<String> numbers(Statement statement) {
        return statement.ranges().keySet();
    }

    static Set<String> publishers(Statement statement) {
        return statement.namedSources().stream().map(Source::publisher).collect(Collectors.toSet());
    }
}
