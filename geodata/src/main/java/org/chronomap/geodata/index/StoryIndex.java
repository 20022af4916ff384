package org.chronomap.geodata.index;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chronomap.geodata.gazetteer.Whereabouts;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

/** A story with its places on the ground: immutable, and indexed by time and space. */
public final class StoryIndex {

    private final Story story;
    private final @Nullable Version version;
    private final PlacesOnGround ground;
    private final Entries entries;
    private final FeatureIndex<Incident> incidents;
    private final FeatureIndex<Movement> movements;
    private final FeatureIndex<Place> places;
    private final FeatureIndex<Scene> scenes;
    private final Lazy<Set<String>> actors = new Lazy<>(() -> union(Entry::actors));
    private final Lazy<Set<String>> publishers = new Lazy<>(() -> union(Entry::publishers));
    private final Lazy<OptionalLong> lastBeginning = new Lazy<>(this::beginning);
    private final Lazy<Optional<Extent>> extent = new Lazy<>(this::around);
    private final Lazy<Optional<Extent>> view = new Lazy<>(this::shown);

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
        ground = new PlacesOnGround(story, countries);
        IndexReuse reuse = new IndexReuse(previous, ground, versions);
        GreatCircles arcs = new GreatCircles(story.movements(), reuse.arcs(), id -> ground.anchor(ground.place(id)));
        entries = new Entries(story, ground, reuse.footprints(), arcs);
        incidents = reuse.index(
                StoryPart.INCIDENTS,
                story.incidents(),
                StoryIndex::incidents,
                incident -> incident.statement().id(),
                entries::of);
        movements = reuse.index(
                StoryPart.MOVEMENTS,
                story.movements(),
                StoryIndex::movements,
                movement -> movement.statement().id(),
                entries::of);
        places = reuse.index(StoryPart.PLACES, story.places(), StoryIndex::places, Place::id, entries::of);
        scenes = reuse.index(StoryPart.SCENES, story.scenes(), StoryIndex::scenes, Scene::id, Entries::of);
        if (previous != null) {
            actors.keepUpWith(previous.actors);
            publishers.keepUpWith(previous.publishers);
            lastBeginning.keepUpWith(previous.lastBeginning);
            extent.keepUpWith(previous.extent);
            view.keepUpWith(previous.view);
        }
    }

    PlacesOnGround ground() {
        return ground;
    }

    Entries entries() {
        return entries;
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
        if (where == null) {
            throw new IllegalArgumentException("There is no incident at a position alone " + id);
        }
        return where.text();
    }

    /**
     * A place of the story.
     *
     * @throws IllegalArgumentException when it has none of that id
     */
    public Place place(String id) {
        return ground.place(id);
    }

    /** Where a place's label stands, and where movements from and to it begin and end: for drawing only. */
    public Coordinate anchor(Place place) {
        return ground.anchor(place);
    }

    /** The great circle along which a movement of the story goes. Shared: not to be changed. */
    public MultiLineString arc(Movement.Route route) {
        return entries.arcs().of(route);
    }

    /** The ids of its places, in their order. */
    public Set<String> placeIds() {
        return Collections.unmodifiableSet(ground.byId().keySet());
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

    /** What a map shows of a story that says nothing of it: all that has a place, without what countries have overseas. */
    public Optional<Extent> view() {
        return view.get();
    }

    private Optional<Extent> shown() {
        Stream<Extent> events = Stream.of(incidents, movements)
                .flatMap(collection -> collection.entries().stream())
                .map(Entry::footprint)
                .filter(footprint -> footprint.geometry() != null)
                .flatMap(footprint -> Stream.ofNullable(footprint.extent()));
        List<Extent> extents = Stream.concat(events, story.places().stream().map(ground::mainExtent))
                .toList();
        return extents.isEmpty() ? Optional.empty() : Optional.of(Extent.union(extents));
    }
}
