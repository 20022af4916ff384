package org.chronomap.geodata.index;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chronomap.geodata.gazetteer.Whereabouts;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.persistent.MadeList;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

/**
 * A story with its places on the ground: immutable, and indexed by time and space. What is known of all of it is counted when it is
 * first made, and kept up by what changes.
 */
public final class StoryIndex {

    private final Story story;
    private final @Nullable Version version;
    private final Rows rows;
    private final FeatureIndex<Incident> incidents;
    private final FeatureIndex<Movement> movements;
    private final FeatureIndex<Place> places;
    private final FeatureIndex<Scene> scenes;
    private final NameCounts actors;
    private final NameCounts publishers;
    private final NameCounts numbers;
    private final Lazy<Optional<Extent>> extent;
    private final Lazy<Optional<Extent>> view;

    /** Of a story whose changes nobody counts. */
    public StoryIndex(Story story, CountryOutlines countries) {
        this(story, countries, Versions.NONE);
    }

    /**
     * @throws IllegalArgumentException when an item names a place, or a place a country, that is not there: the reader of
     *     story folders lets none such through
     */
    public StoryIndex(Story story, CountryOutlines countries, Versions versions) {
        this(story, countries, versions, rows -> new FeatureIndex<>(rows.incidents(story, versions), rows));
    }

    /**
     * Of a story whose incidents were indexed before.
     *
     * @param in gives what {@link #writeIncidents} wrote of the very same story
     * @param incidents of the story
     */
    public StoryIndex(
            Story story, CountryOutlines countries, Versions versions, ColumnReader in, MadeList<Incident> incidents) {
        this(story, countries, versions, rows -> new FeatureIndex<>(in, incidents, rows::footprint, rows));
    }

    private StoryIndex(
            Story story, CountryOutlines countries, Versions versions, Function<Rows, FeatureIndex<Incident>> indexed) {
        this.story = story;
        version = versions.of(StoryPart.STORY, story.id());
        rows = new Rows(new PlacesOnGround(story, countries));
        incidents = indexed.apply(rows);
        movements = new FeatureIndex<>(rows.movements(story, versions), rows);
        places = new FeatureIndex<>(rows.places(story, versions), rows);
        scenes = new FeatureIndex<>(Rows.scenes(story, versions), rows);
        actors = NameCounts.of(incidents.segment().actors(), movements.segment().actors());
        publishers = NameCounts.of(
                incidents.segment().publishers(), movements.segment().publishers());
        numbers =
                NameCounts.of(incidents.segment().numbers(), movements.segment().numbers());
        extent = new Lazy<>(this::around);
        view = new Lazy<>(this::shown);
    }

    private StoryIndex(StoryIndex before, Story story, Versions versions, StoryChanges changes) {
        this.story = story;
        version = versions.of(StoryPart.STORY, story.id());
        Set<String> changedPlaces = changes.placesSince(before);
        rows = changedPlaces.isEmpty()
                ? before.rows
                : new Rows(new PlacesOnGround(story, before.rows.places().countries()), before.rows, changedPlaces);
        StoryChanges all = changes.withWhatIsAt(changedPlaces, before);
        incidents = before.incidents.revised(
                made(all.incidents(), (id, now) -> rows.of(now, versions.of(StoryPart.INCIDENTS, id))),
                rows,
                rows.incidents(story, versions));
        movements = before.movements.revised(
                made(all.movements(), (id, now) -> rows.of(now, versions.of(StoryPart.MOVEMENTS, id))),
                rows,
                rows.movements(story, versions));
        places = before.places.revised(
                made(all.places(), (id, now) -> rows.of(now, versions.of(StoryPart.PLACES, id))),
                rows,
                rows.places(story, versions));
        scenes = before.scenes.revised(
                made(all.scenes(), (id, now) -> Rows.of(now, versions.of(StoryPart.SCENES, id))),
                rows,
                Rows.scenes(story, versions));
        actors = before.actors.after(all.names(before, Rows::actors), all.names(this, Rows::actors));
        publishers = before.publishers.after(all.names(before, Rows::publishers), all.names(this, Rows::publishers));
        numbers = before.numbers.after(all.names(before, Rows::numbers), all.names(this, Rows::numbers));
        extent = before.extent.isMade() && all.keepExtent(before.extent.get(), before, this)
                ? before.extent
                : new Lazy<>(this::around);
        extent.keepUpWith(before.extent);
        view = changedPlaces.isEmpty() && before.view.isMade() && all.keepExtent(before.view.get(), before, this)
                ? before.view
                : new Lazy<>(this::shown);
        view.keepUpWith(before.view);
    }

    private static <T> Map<String, Optional<Row<T>>> made(
            Map<String, Optional<T>> changes, BiFunction<String, T, Row<T>> row) {
        Map<String, Optional<Row<T>>> made = new HashMap<>();
        changes.forEach((id, now) -> made.put(id, now.map(feature -> row.apply(id, feature))));
        return made;
    }

    /**
     * The same story after a change: costs what has changed, O(log n) for each item, and now and then (see {@link FeatureIndex}) a new
     * segment. A change of a place looks at all incidents and movements once.
     *
     * @param next the story as it is now
     * @param versions as they are now
     * @param changes every item that is another, or has another version, than in this index; what is left out is taken to be the same
     */
    public StoryIndex revised(Story next, Versions versions, StoryChanges changes) {
        return new StoryIndex(this, next, versions, changes);
    }

    /** As {@link #revised(Story, Versions, StoryChanges)}, for whoever does not know what changed: looks at all of both. */
    public StoryIndex revised(Story next, Versions versions) {
        return revised(next, versions, StoryChanges.between(this, next, versions));
    }

    /** Whether the index of incidents can be written: none has changed since it was made. */
    public boolean isWhole() {
        return incidents.isWhole();
    }

    /** @throws IllegalStateException when it is not {@link #isWhole}, or the story holds its incidents as objects */
    public void writeIncidents(ColumnWriter out) throws IOException {
        incidents.write(out);
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
        return incidents.feature(
                incidents.find(id).orElseThrow(() -> new IllegalArgumentException("There is no incident " + id)));
    }

    /**
     * Where an incident of the story is, in words.
     *
     * @throws IllegalArgumentException when it has a place, or no position
     */
    public LocalizedText whereText(Incident incident) {
        Whereabouts where = rows.whereabouts(incident);
        if (where == null) {
            throw new IllegalArgumentException(incident.statement().id() + " is not told by its position alone");
        }
        return where.text();
    }

    /**
     * A place of the story.
     *
     * @throws IllegalArgumentException when it has none of that id
     */
    public Place place(String id) {
        return rows.places().place(id);
    }

    /** Where a place's label stands, and where movements from and to it begin and end: for drawing only. */
    public Coordinate anchor(Place place) {
        return rows.places().anchor(place);
    }

    /**
     * The ways that a movement of the story goes: great circles along its routes, in their order; where its course is known, that,
     * and what leads to it from other beginnings and from it to other ends. Shared: not to be changed.
     */
    public List<MultiLineString> ways(Movement movement) {
        return rows.ways(movement);
    }

    /** The ids of its places, in their order. */
    public Set<String> placeIds() {
        return Collections.unmodifiableSet(rows.places().byId().keySet());
    }

    /** Everybody who takes part in an incident or a movement, by every name in every language, in alphabetical order. */
    public Set<String> actors() {
        return actors.names();
    }

    /** Every publisher of a source of an incident or a movement, in alphabetical order. */
    public Set<String> publishers() {
        return publishers.names();
    }

    /** The keys of all numbers that are told in figures of an incident or a movement, in alphabetical order. */
    public Set<String> numbers() {
        return numbers.names();
    }

    /**
     * The millisecond at which all that happened has begun for certain, as far as it has a bound; of a story in which nothing has
     * happened, all that is told. Empty where nothing has a time.
     */
    public OptionalLong lastBeginning() {
        OptionalLong happened = later(incidents.lastHappened(), movements.lastHappened());
        return happened.isPresent() ? happened : later(incidents.lastBegun(), movements.lastBegun());
    }

    private static OptionalLong later(OptionalLong one, OptionalLong other) {
        return LongStream.concat(one.stream(), other.stream()).max();
    }

    /** When any of its items, or its own text, was last changed; nothing when none was. */
    public Optional<Instant> lastEdited() {
        Optional<Instant> own = Optional.ofNullable(version)
                .filter(counted -> counted.revision() > 1)
                .map(Version::updated);
        return Stream.of(own, incidents.lastEdited(), movements.lastEdited(), places.lastEdited(), scenes.lastEdited())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
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
        List<Extent> extents = Stream.of(
                        incidents.drawnExtents(),
                        movements.drawnExtents(),
                        story.places().stream().map(rows.places()::mainExtent))
                .flatMap(Function.identity())
                .toList();
        return extents.isEmpty() ? Optional.empty() : Optional.of(Extent.union(extents));
    }
}
