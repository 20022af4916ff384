package org.chronomap.geodata.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.ChangedItems;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;

/**
 * Which items of a story changed: by their ids what they are now, nothing for those that were removed. The story's own text is not
 * among them: no feature depends on it.
 */
public record StoryChanges(
        Map<String, Optional<Incident>> incidents,
        Map<String, Optional<Movement>> movements,
        Map<String, Optional<Place>> places,
        Map<String, Optional<Scene>> scenes) {

    public StoryChanges {
        incidents = Map.copyOf(incidents);
        movements = Map.copyOf(movements);
        places = Map.copyOf(places);
        scenes = Map.copyOf(scenes);
    }

    /**
     * What became of items of which it is known that they changed.
     *
     * @param incidents finds one in the story as it is now, by its id; likewise the others
     */
    public static StoryChanges of(
            ChangedItems changed,
            Function<String, Optional<Incident>> incidents,
            Function<String, Optional<Movement>> movements,
            Function<String, Optional<Place>> places,
            Function<String, Optional<Scene>> scenes) {
        return new StoryChanges(
                now(changed.of(StoryPart.INCIDENTS), incidents),
                now(changed.of(StoryPart.MOVEMENTS), movements),
                now(changed.of(StoryPart.PLACES), places),
                now(changed.of(StoryPart.SCENES), scenes));
    }

    private static <T> Map<String, Optional<T>> now(Set<String> ids, Function<String, Optional<T>> find) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), find));
    }

    /** The ids of the places that are no longer the same, whatever their versions. */
    Set<String> placesSince(StoryIndex before) {
        Set<String> changed = new HashSet<>();
        places.forEach((id, now) -> {
            OptionalInt position = before.places().find(id);
            if (position.isEmpty()
                    || now.isEmpty()
                    || !isOne(now.get(), before.places().feature(position.getAsInt()))) {
                changed.add(id);
            }
        });
        return changed;
    }

    /** With everything that is at a place of these, as it is, and whatever may be told by one that is near. */
    StoryChanges withWhatIsAt(Set<String> changed, StoryIndex index) {
        if (changed.isEmpty()) {
            return this;
        }
        return new StoryChanges(
                with(
                        incidents,
                        index.incidents(),
                        incident -> Rows.isToldByWhatIsNear(incident)
                                || (incident.place() != null && changed.contains(incident.place()))),
                with(movements, index.movements(), movement -> movement.places().anyMatch(changed::contains)),
                places,
                scenes);
    }

    private static <T> Map<String, Optional<T>> with(
            Map<String, Optional<T>> changes, FeatureIndex<T> index, Predicate<T> isChanged) {
        Map<String, Optional<T>> all = new HashMap<>(changes);
        for (int position = 0; position < index.size(); position++) {
            if (isChanged.test(index.feature(position))) {
                all.putIfAbsent(index.id(position), Optional.of(index.feature(position)));
            }
        }
        return all;
    }

    /** The names that what changed has in an index, one after the other. */
    List<String> names(StoryIndex in, Function<Statement, Set<String>> of) {
        return Stream.concat(found(in.incidents(), incidents), found(in.movements(), movements))
                .flatMap(entry -> of.apply(entry.feature().statement()).stream())
                .toList();
    }

    private static <T> Stream<Entry<T>> found(FeatureIndex<T> in, Map<String, ?> changes) {
        return changes.keySet().stream()
                .map(in::find)
                .flatMapToInt(OptionalInt::stream)
                .mapToObj(in::get);
    }

    /**
     * Whether the extent of all is the same after as before, as far as that can be told by what changed: none of it was at an edge or is
     * beyond one, and whatever gap it left is smaller than that around the rest of the Earth.
     */
    boolean keepExtent(Optional<Extent> extent, StoryIndex before, StoryIndex after) {
        return extent.filter(
                        all -> all.width() < 180 && -180 < all.west() && all.west() <= all.east() && all.east() < 180)
                .filter(all -> extents(before).allMatch(was -> holds(all, was) && isOffEdges(all, was)))
                .filter(all -> extents(after).allMatch(is -> holds(all, is)))
                .isPresent();
    }

    private Stream<Extent> extents(StoryIndex in) {
        return Stream.of(
                        extents(in.incidents(), incidents),
                        extents(in.movements(), movements),
                        extents(in.places(), places))
                .flatMap(Function.identity());
    }

    private static Stream<Extent> extents(FeatureIndex<?> in, Map<String, ?> changes) {
        return found(in, changes)
                .flatMap(entry -> Stream.ofNullable(entry.footprint().extent()));
    }

    private static boolean holds(Extent all, Extent one) {
        return all.west() <= one.west()
                && one.west() <= one.east()
                && one.east() <= all.east()
                && all.south() <= one.south()
                && one.north() <= all.north();
    }

    private static boolean isOffEdges(Extent all, Extent one) {
        return one.west() != all.west()
                && one.east() != all.east()
                && one.south() != all.south()
                && one.north() != all.north();
    }

    /** Found by looking at all of both. What is the very same object, in the same version, has not changed. */
    static StoryChanges between(StoryIndex before, Story after, Versions versions) {
        return new StoryChanges(
                between(
                        before.incidents(),
                        after.incidents(),
                        incident -> incident.statement().id(),
                        StoryPart.INCIDENTS,
                        versions),
                between(
                        before.movements(),
                        after.movements(),
                        movement -> movement.statement().id(),
                        StoryPart.MOVEMENTS,
                        versions),
                between(before.places(), after.places(), Place::id, StoryPart.PLACES, versions),
                between(before.scenes(), after.scenes(), Scene::id, StoryPart.SCENES, versions));
    }

    private static <T> Map<String, Optional<T>> between(
            FeatureIndex<T> before, List<T> after, Function<T, String> idOf, StoryPart part, Versions versions) {
        Map<String, Optional<T>> changes = new HashMap<>();
        Set<String> kept = new HashSet<>();
        for (T feature : after) {
            String id = idOf.apply(feature);
            OptionalInt position = before.find(id);
            if (position.isPresent()) {
                kept.add(id);
            }
            if (position.isEmpty()
                    || !isOne(before.feature(position.getAsInt()), feature)
                    || !Objects.equals(before.version(position.getAsInt()), versions.of(part, id))) {
                changes.put(id, Optional.of(feature));
            }
        }
        if (kept.size() < before.size()) {
            before.entries().stream()
                    .map(Entry::id)
                    .filter(id -> !kept.contains(id))
                    .forEach(id -> changes.put(id, Optional.empty()));
        }
        return changes;
    }

    /** The very same object: to be equal is not enough, and costs more to find out. */
    private static boolean isOne(Object one, Object other) {
        return one == other;
    }
}
