package org.chronomap.geodata.persistent;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A map of few entries in their order, which is never changed: keys and values lie in one array, and are looked through one after the
 * other. It takes 40 bytes and 8 for each entry, where a {@link LinkedHashMap} that cannot be changed takes 170 and 40: of the texts of
 * an incident, each a map by language, that is the most.
 */
public final class SmallMap<K, V> extends AbstractMap<K, V> {

    /** Of more, looking through costs more than a hash does. */
    private static final int MOST = 16;

    private final Object[] keysAndValues;

    private SmallMap(Map<? extends K, ? extends V> map) {
        keysAndValues = new Object[2 * map.size()];
        int i = 0;
        for (Map.Entry<? extends K, ? extends V> entry : map.entrySet()) {
            keysAndValues[i++] = entry.getKey();
            keysAndValues[i++] = entry.getValue();
        }
    }

    /** What a map holds, in its order; of many entries not in this form. */
    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        if (map instanceof SmallMap || map.isEmpty()) {
            return map.isEmpty() ? Map.of() : map;
        }
        return map.size() > MOST ? Collections.unmodifiableMap(new LinkedHashMap<>(map)) : new SmallMap<>(map);
    }

    @Override
    public int size() {
        return keysAndValues.length / 2;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int found = find(key);
        return found < 0 ? null : (V) keysAndValues[found + 1];
    }

    private int find(@Nullable Object key) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Made each time that it is asked for, and not kept as {@link AbstractMap} would. */
    @Override
    @SuppressWarnings("unchecked")
    public Collection<V> values() {
        return (Collection<V>) IntStream.range(0, size())
                .mapToObj(i -> keysAndValues[2 * i + 1])
                .toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<? super K, ? super V> told) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            told.accept((K) keysAndValues[i], (V) keysAndValues[i + 1]);
        }
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return IntStream.range(0, size())
                        .<Map.Entry<K, V>>mapToObj(SmallMap.this::entry)
                        .iterator();
            }

            @Override
            public int size() {
                return SmallMap.this.size();
            }
        };
    }

    @SuppressWarnings("unchecked")
    private Map.Entry<K, V> entry(int i) {
        return new SimpleImmutableEntry<>((K) keysAndValues[2 * i], (V) keysAndValues[2 * i + 1]);
    }
}
