package org.chronomap.geodata.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.persistent.SortedBlocks;

/**
 * Incidents as objects, by their ids in their order, and which of them are at a place or in a category. Never changed: the next
 * version shares with it all that is the same.
 *
 * @param atPlaces those that have one, by place
 * @param inCategories all, by category
 */
record LooseIncidents(
        OrderedMap<String, Placed> byId, SortedBlocks<Placed> atPlaces, SortedBlocks<Placed> inCategories) {

    static final LooseIncidents NONE = of(OrderedMap.empty());

    private static LooseIncidents of(OrderedMap<String, Placed> byId) {
        return new LooseIncidents(
                byId,
                SortedBlocks.of(
                        byId.list().stream().filter(Placed::hasPlace).toList(),
                        Comparator.comparing(Placed::place).thenComparing(Placed::id)),
                SortedBlocks.of(
                        byId.list(), Comparator.comparing(Placed::category).thenComparing(Placed::id)));
    }

    /** Those at a place. */
    List<Placed> at(String place) {
        return atPlaces.at(placed -> placed.place().compareTo(place));
    }

    /** Those in a category. */
    List<Placed> in(String category) {
        return inCategories.at(placed -> placed.category().compareTo(category));
    }

    LooseIncidents without(Collection<String> ids) {
        return ids.isEmpty() ? this : after(byId.without(ids), ids);
    }

    LooseIncidents with(Map<String, Placed> put) {
        return put.isEmpty() ? this : after(byId.with(put), put.keySet());
    }

    private LooseIncidents after(OrderedMap<String, Placed> next, Collection<String> changed) {
        if (byId.isMany(changed.size())) {
            return of(next);
        }
        SortedBlocks<Placed> places = atPlaces;
        SortedBlocks<Placed> categories = inCategories;
        for (String id : changed) {
            Placed gone = byId.get(id);
            Placed there = next.get(id);
            if (gone != null) {
                places = gone.hasPlace() ? places.without(gone) : places;
                categories = categories.without(gone);
            }
            if (there != null) {
                places = there.hasPlace() ? places.with(there) : places;
                categories = categories.with(there);
            }
        }
        return new LooseIncidents(next, places, categories);
    }
}
