package org.chronomap.geodata.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiLineString;

/** What an index takes over from that of the same story before a change. Nothing of the next one holds on to it. */
final class IndexReuse {

    private final @Nullable StoryIndex index;
    private final Versions versions;
    private final Set<String> changedPlaces = new HashSet<>();
    private final Map<String, Footprint> footprints = new HashMap<>();
    private boolean hasSamePlaces;
    private final Map<Movement.Route, MultiLineString> arcs = new HashMap<>();

    /** @param index null = nothing is taken over */
    IndexReuse(@Nullable StoryIndex index, PlacesOnGround next, Versions versions) {
        this.index = index != null && isSame(index.ground().countries(), next.countries()) ? index : null;
        this.versions = versions;
        if (this.index == null) {
            return;
        }
        this.index.ground().byId().forEach((id, place) -> {
            Place now = next.byId().get(id);
            if (now == null || !isSame(now, place)) {
                changedPlaces.add(id);
            }
        });
        hasSamePlaces = changedPlaces.isEmpty()
                && next.byId().size() == this.index.ground().byId().size();
        footprints.putAll(this.index.entries().footprintsByPlace());
        footprints.keySet().removeAll(changedPlaces);
        arcs.putAll(this.index.entries().arcs().byRoute());
        arcs.keySet().removeIf(route -> changedPlaces.contains(route.from()) || changedPlaces.contains(route.to()));
    }

    /** Where the places are that are the very same: what is there goes on sharing one footprint. */
    Map<String, Footprint> footprints() {
        return footprints;
    }

    /** The great circles between places that are the very same. */
    Map<Movement.Route, MultiLineString> arcs() {
        return arcs;
    }

    /**
     * The index of a collection: the one before when all of it is the same.
     *
     * @param entry makes the entry of a feature that is new, or no longer the same
     */
    <T> FeatureIndex<T> index(
            StoryPart part,
            List<T> features,
            Function<StoryIndex, FeatureIndex<T>> collection,
            Function<T, String> id,
            BiFunction<T, @Nullable Version, Entry<T>> entry) {
        FeatureIndex<T> before = index == null ? null : collection.apply(index);
        BitSet kept = new BitSet();
        List<Entry<T>> made = new ArrayList<>();
        for (T feature : features) {
            Version version = versions.of(part, id.apply(feature));
            int position = before == null ? -1 : before.find(id.apply(feature)).orElse(-1);
            if (before != null && position >= 0 && holds(before.get(position), feature, version)) {
                kept.set(position);
            } else {
                made.add(entry.apply(feature, version));
            }
        }
        if (before == null) {
            return new FeatureIndex<>(made);
        }
        if (made.isEmpty() && kept.cardinality() == before.size()) {
            return before;
        }
        // In their order, so that there is next to nothing to sort.
        List<Entry<T>> entries = new ArrayList<>(features.size());
        kept.stream().forEach(position -> entries.add(before.get(position)));
        entries.addAll(made);
        return new FeatureIndex<>(entries, before);
    }

    private boolean holds(Entry<?> entry, Object feature, @Nullable Version version) {
        return isSame(entry.feature(), feature)
                && Objects.equals(entry.version(), version)
                && Collections.disjoint(entry.places(), changedPlaces)
                // Where something is, is told by whichever place is near.
                && (entry.where() == null || hasSamePlaces);
    }

    /** The very same object: to be equal is not enough, and costs more to find out. */
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }
}
