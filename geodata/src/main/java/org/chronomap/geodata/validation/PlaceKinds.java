package org.chronomap.geodata.validation;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;

/** The kinds of the places that there are after a revision, by their ids: none is copied that the revision leaves. */
final class PlaceKinds extends AbstractMap<String, PlaceKind> {

    private final OrderedMap<String, Place> left;
    private final Map<String, PlaceKind> put = new HashMap<>();

    PlaceKinds(OrderedMap<String, Place> left) {
        this.left = left;
    }

    @Override
    public @Nullable PlaceKind put(String id, PlaceKind kind) {
        return put.put(id, kind);
    }

    @Override
    public boolean containsKey(Object id) {
        return put.containsKey(id) || left.containsKey(id);
    }

    @Override
    public @Nullable PlaceKind get(Object id) {
        PlaceKind read = put.get(id);
        Place same = read == null ? left.get(id) : null;
        return same == null ? read : same.kind();
    }

    /** All of them, copied: for what is said of a fault. */
    @Override
    public Set<Entry<String, PlaceKind>> entrySet() {
        Map<String, PlaceKind> all = new LinkedHashMap<>();
        left.forEach((id, place) -> all.put(id, place.kind()));
        all.putAll(put);
        return all.entrySet();
    }
}
