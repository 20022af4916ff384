package org.chronomap.geodata.index;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chronomap.geodata.index.column.NameColumn;
import org.chronomap.geodata.index.column.NumberColumn;

/**
 * The names that features have, by how many have each, as features come and go. Immutable: what changes is kept beside what was
 * counted before, and taken into it once that has become more than a sixteenth.
 */
final class NameCounts {

    private static final int LEAST = 64;

    private final SortedMap<String, Integer> counted;

    /** What is to be counted instead; 0 for a name that nothing has any more. */
    private final Map<String, Integer> since;

    private final Set<String> names = new Names();
    private final int size;

    static NameCounts of(NameColumn... columns) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (NameColumn column : columns) {
            column.names().forEach(name -> counts.merge(name, column.count(name), Integer::sum));
        }
        return new NameCounts(counts, Map.of());
    }

    /** The keys of numbers. */
    static NameCounts of(NumberColumn... columns) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (NumberColumn column : columns) {
            column.keys().forEach(key -> counts.merge(key, column.count(key), Integer::sum));
        }
        return new NameCounts(counts, Map.of());
    }

    private NameCounts(SortedMap<String, Integer> counted, Map<String, Integer> since) {
        this.counted = counted;
        this.since = since;
        int gone = 0;
        int come = 0;
        for (Map.Entry<String, Integer> one : since.entrySet()) {
            boolean was = counted.containsKey(one.getKey());
            gone += was && one.getValue() == 0 ? 1 : 0;
            come += !was && one.getValue() > 0 ? 1 : 0;
        }
        size = counted.size() - gone + come;
    }

    /**
     * After features have come and gone.
     *
     * @param gone the names of those, one after the other
     */
    NameCounts after(Collection<String> gone, Collection<String> come) {
        Map<String, Integer> next = new HashMap<>(since);
        gone.forEach(name -> next.merge(name, count(name) - 1, (before, first) -> before - 1));
        come.forEach(name -> next.merge(name, count(name) + 1, (before, first) -> before + 1));
        if (next.size() <= LEAST + counted.size() / 16) {
            return new NameCounts(counted, next);
        }
        SortedMap<String, Integer> all = new TreeMap<>(counted);
        all.putAll(next);
        all.values().removeIf(count -> count == 0);
        return new NameCounts(all, Map.of());
    }

    private int count(String name) {
        Integer changed = since.get(name);
        return changed == null ? counted.getOrDefault(name, 0) : changed;
    }

    /** All that some feature has, in alphabetical order. To look one up costs O(log), to go through them O(n). */
    Set<String> names() {
        return names;
    }

    private final class Names extends AbstractSet<String> {

        @Override
        public boolean contains(Object name) {
            return name instanceof String text && count(text) > 0;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<String> iterator() {
            Set<String> all = new TreeSet<>(counted.keySet());
            since.forEach((name, count) -> {
                if (count > 0) {
                    all.add(name);
                } else {
                    all.remove(name);
                }
            });
            return Collections.unmodifiableSet(all).iterator();
        }
    }
}
