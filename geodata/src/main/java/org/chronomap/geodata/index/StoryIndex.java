package org.chronomap.geodata.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.gazetteer.Surroundings;
import org.chronomap.geodata.gazetteer.Whereabouts;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Outline;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.Point;

/**
 * A story with its places on the ground: immutable, and indexed by time and space.
 *
 * <p>Longer than most classes, since entries are made here: they share the places, outlines and footprints that it holds.
 */
public final class StoryIndex {

    /** How far the outline of a country, as served, may be from the base map's. */
    private static final double OUTLINE_TOLERANCE_METRES = 10_000;

    private final Story story;
    private final @Nullable Version version;
    private final CountryOutlines countries;
    private final Map<String, Place> placesById = new LinkedHashMap<>();
    private final Map<String, Outline> outlinesByPlace = new HashMap<>();
    private final Map<String, Footprint> footprintsByPlace = new HashMap<>();
    private final GreatCircles arcs;
    private final FeatureIndex<Incident> incidents;
    private final FeatureIndex<Movement> movements;
    private final FeatureIndex<Place> places;
    private final FeatureIndex<Scene> scenes;
    /** Lazy, so that the gazetteer is read for stories alone that need it. */
    private final Lazy<Surroundings> surroundings = new Lazy<>(this::surroundings);

    private final Lazy<Set<String>> actors = new Lazy<>(() -> union(Entry::actors));
    private final Lazy<Set<String>> publishers = new Lazy<>(() -> union(Entry::publishers));
    private final Lazy<OptionalLong> lastBeginning = new Lazy<>(this::beginning);
    private final Lazy<Optional<Extent>> extent = new Lazy<>(this::around);

    /** Of a story whose changes nobody counts, as {@link #StoryIndex(Story, CountryOutlines, Versions, StoryIndex)}. */
    public StoryIndex(Story story, CountryOutlines countries) {
        this(story, countries, Versions.NONE, null);
    }

    /**
     * @param previous of the same story as it was before a change: the entry of a feature that is the very same, as are
     *     its version and the places that it is at, is taken from there; null = none
     * @throws IllegalArgumentException when an item names a place, or a place a country, that is not there: the reader of
     *     story folders lets none such through
     */
    public StoryIndex(Story story, CountryOutlines countries, Versions versions, @Nullable StoryIndex previous) {
        this.story = story;
        this.version = versions.of(StoryPart.STORY, story.id());
        this.countries = countries;
        for (Place place : story.places()) {
            placesById.put(place.id(), place);
            if (place.code() != null) {
                outlinesByPlace.put(place.id(), required(countries.find(place.code()), "country", place.code()));
            }
        }
        IndexReuse reuse = new IndexReuse(previous, this, versions);
        footprintsByPlace.putAll(reuse.footprints());
        arcs = new GreatCircles(story.movements(), reuse.arcs(), id -> anchor(place(id)));
        incidents = reuse.index(
                StoryPart.INCIDENTS,
                story.incidents(),
                StoryIndex::incidents,
                incident -> incident.statement().id(),
                this::entry);
        movements = reuse.index(
                StoryPart.MOVEMENTS,
                story.movements(),
                StoryIndex::movements,
                movement -> movement.statement().id(),
                this::entry);
        places = reuse.index(StoryPart.PLACES, story.places(), StoryIndex::places, Place::id, this::entry);
        scenes = reuse.index(StoryPart.SCENES, story.scenes(), StoryIndex::scenes, Scene::id, StoryIndex::entry);
        if (previous != null) {
            actors.keepUpWith(previous.actors);
            publishers.keepUpWith(previous.publishers);
            lastBeginning.keepUpWith(previous.lastBeginning);
            extent.keepUpWith(previous.extent);
        }
    }

    CountryOutlines countries() {
        return countries;
    }

    Map<String, Place> placesById() {
        return placesById;
    }

    /** Where the places are at which there are incidents, as far as it was needed, by the places' ids. */
    Map<String, Footprint> footprintsByPlace() {
        return footprintsByPlace;
    }

    GreatCircles arcs() {
        return arcs;
    }

    public Story story() {
        return story;
    }

    /** How often the story's own text was changed; null where changes are not counted. */
    public @Nullable Version version() {
        return version;
    }

    public FeatureIndex<Incident> incidents() {
        return incidents;
    }

    public FeatureIndex<Movement> movements() {
        return movements;
    }

    public FeatureIndex<Place> places() {
        return places;
    }

    public FeatureIndex<Scene> scenes() {
        return scenes;
    }

    /**
     * An incident of the story.
     *
     * @throws IllegalArgumentException when it has none of that id
     */
    public Incident incident(String id) {
        return incidents
                .get(incidents.find(id).orElseThrow(() -> new IllegalArgumentException("There is no incident " + id)))
                .feature();
    }

    /**
     * Where an incident is, in words.
     *
     * @throws IllegalArgumentException when the story has none of that id, or that has a place, or no position
     */
    public LocalizedText whereText(String id) {
        OptionalInt position = incidents.find(id);
        Whereabouts where =
                position.isEmpty() ? null : incidents.get(position.getAsInt()).where();
        return required(Optional.ofNullable(where), "incident at a position alone", id)
                .text();
    }

    /**
     * A place of the story.
     *
     * @throws IllegalArgumentException when it has none of that id
     */
    public Place place(String id) {
        return required(Optional.ofNullable(placesById.get(id)), "place", id);
    }

    /** Where a place's label stands, and where movements from and to it begin and end: for drawing only. */
    public Coordinate anchor(Place place) {
        Point given = place.anchor() == null ? place.at() : place.anchor();
        return given == null ? outline(place).anchor() : given.getCoordinate();
    }

    /** The great circle along which a movement of the story goes. Shared: not to be changed. */
    public MultiLineString arc(Movement.Route route) {
        return arcs.of(route);
    }

    private Outline outline(Place country) {
        return required(Optional.ofNullable(outlinesByPlace.get(country.id())), "outline of", country.id());
    }

    /** The ids of its places, in their order. */
    public Set<String> placeIds() {
        return Collections.unmodifiableSet(placesById.keySet());
    }

    /** Everybody who takes part in an incident or a movement, by every name in every language, in alphabetical order. */
    public Set<String> actors() {
        return actors.get();
    }

    /** Every publisher of a source of an incident or a movement, in alphabetical order. */
    public Set<String> publishers() {
        return publishers.get();
    }

    /** Gathers the names of actors and publishers now, so that who asks for them does not wait. */
    public void gatherNames() {
        actors.get();
        publishers.get();
    }

    private Surroundings surroundings() {
        return new Surroundings(Gazetteer.packaged(), countries, story.places());
    }

    private Set<String> union(Function<Entry<?>, Set<String>> names) {
        // Many name the same: sorted once they are few.
        Set<String> union = new HashSet<>();
        incidents.entries().forEach(entry -> union.addAll(names.apply(entry)));
        movements.entries().forEach(entry -> union.addAll(names.apply(entry)));
        return Collections.unmodifiableSet(new TreeSet<>(union));
    }

    /**
     * The millisecond at which all that happened has begun for certain, as far as it has a bound; of a story in which nothing has
     * happened, all that is told. Empty where nothing has a time.
     */
    public OptionalLong lastBeginning() {
        return lastBeginning.get();
    }

    private OptionalLong beginning() {
        OptionalLong happened = lastBeginning(status -> status != Status.PLANNED && status != Status.RETRACTED);
        return happened.isPresent() ? happened : lastBeginning(status -> true);
    }

    private OptionalLong lastBeginning(Predicate<Status> isMeant) {
        return Stream.concat(story.incidents().stream(), story.movements().stream())
                .map(StoryEvent::statement)
                .filter(statement -> isMeant.test(statement.status()))
                .map(statement -> statement.when().start())
                .mapToLong(start -> start.isBoundedAfter() ? start.last() : start.first())
                .filter(instant -> instant != Interval.UNBOUNDED_BEFORE)
                .max();
    }

    /** The least extent around all that has a place; empty when nothing has one. */
    public Optional<Extent> extent() {
        return extent.get();
    }

    private Optional<Extent> around() {
        List<Extent> extents = Stream.of(incidents, movements, places)
                .flatMap(FeatureIndex::extents)
                .toList();
        return extents.isEmpty() ? Optional.empty() : Optional.of(Extent.union(extents));
    }

    private Entry<Incident> entry(Incident incident, @Nullable Version version) {
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
        Place place = place(incident.place());
        return footprintsByPlace.computeIfAbsent(
                place.id(),
                first -> place.at() == null ? Footprint.somewhereIn(outline(place)) : Footprint.of(place.at()));
    }

    private Entry<Movement> entry(Movement movement, @Nullable Version version) {
        List<LineString> lines = new ArrayList<>();
        for (Movement.Route route : movement.routes()) {
            MultiLineString arc = arcs.of(route);
            for (int i = 0; i < arc.getNumGeometries(); i++) {
                lines.add((LineString) arc.getGeometryN(i));
            }
        }
        if (lines.isEmpty()) {
            // There and back: a line without length keeps it where it is.
            Coordinate place = anchor(place(movement.from().get(0)));
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

    private Entry<Place> entry(Place place, @Nullable Version version) {
        Footprint footprint = place.at() == null
                ? Footprint.of(outline(place), outline(place).simplified(OUTLINE_TOLERANCE_METRES))
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

    private static Entry<Scene> entry(Scene scene, @Nullable Version version) {
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
            T event, @Nullable Version version, Footprint footprint, Set<String> places, @Nullable Whereabouts where) {
        Statement statement = event.statement();
        Words words = new Words().add(statement);
        places.forEach(place -> words.add(place(place).name()));
        // By the name, and not by the words around it: who seeks “north” seeks no direction.
        words.add(where == null ? null : where.name());
        return new Entry<>(
                statement.id(),
                event,
                version,
                statement.when(),
                footprint,
                places,
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

    private static <T> T required(Optional<T> found, String what, String id) {
        return found.orElseThrow(() -> new IllegalArgumentException("There is no " + what + " " + id));
    }
}
