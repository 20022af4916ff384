package org.chronomap.backend.snapshot.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.persistent.OrderedMap;

/** What is put into a map by items and taken out of it, made at once. */
final class MapChange<V> {

    private final OrderedMap<ItemKey, V> before;
    private final Set<ItemKey> removed = new HashSet<>();
    private final Map<ItemKey, V> put = new LinkedHashMap<>();

    MapChange(OrderedMap<ItemKey, V> before) {
        this.before = before;
    }

    void put(ItemKey key, V value) {
        put.put(key, value);
    }

    /** Whether it was there. */
    boolean remove(ItemKey key) {
        boolean wasPut = put.remove(key) != null;
        return (before.containsKey(key) && removed.add(key)) || wasPut;
    }

    OrderedMap<ItemKey, V> done() {
        return before.without(removed).with(put);
    }
}
