package org.chronomap.geodata.persistent;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that is never changed, in the order in which its keys came, as a {@link java.util.LinkedHashMap}: what is put and is there
 * keeps its place. It is found by key in one {@link SortedBlocks}, and stands in its order in another, which is what a change costs.
 *
 * <p>PCollections' {@code OrderedPMap} does the same and takes 176 bytes for each key where this takes 40; Vavr's (1.0.1) goes
 * through all for one that is put again.
 */
public final class OrderedMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {

    /** From this share of all on, it costs less to make the map anew than to put one after the other. */
    private static final int MANY = 16;

    private final SortedBlocks<Held<K, V>> byKey;
    private final SortedBlocks<Held<K, V>> inOrder;

    /** @param number in the order; what is there keeps it for as long as it is */
    private record Held<K, V>(K key, long number, V value) implements Map.Entry<K, V> {

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return value;
        }

        @Override
        public V setValue(V other) {
            throw new UnsupportedOperationException("It is never changed");
        }
    }

    private OrderedMap(SortedBlocks<Held<K, V>> byKey, SortedBlocks<Held<K, V>> inOrder) {
        this.byKey = byKey;
        this.inOrder = inOrder;
    }

    private static <K extends Comparable<? super K>, V> OrderedMap<K, V> of(Collection<Held<K, V>> all) {
        return new OrderedMap<>(
                SortedBlocks.of(all, Comparator.comparing(Held::key)),
                SortedBlocks.of(all, Comparator.comparingLong(Held::number)));
    }

    public static <K extends Comparable<? super K>, V> OrderedMap<K, V> empty() {
        return of(List.of());
    }

    /** In the map's own order. */
    public static <K extends Comparable<? super K>, V> OrderedMap<K, V> copyOf(Map<K, V> map) {
        return map instanceof OrderedMap<K, V> same
                ? same
                : OrderedMap.<K, V>empty().with(map);
    }

    @Override
    public int size() {
        return inOrder.size();
    }

    @Override
    public boolean containsKey(Object key) {
        return held(key) != null;
    }

    @Override
    public @Nullable V get(Object key) {
        Held<K, V> held = held(key);
        return held == null ? null : held.value();
    }

    @SuppressWarnings("unchecked")
    private @Nullable Held<K, V> held(Object key) {
        K sought = (K) key;
        int position = byKey.positionOf(held -> held.key().compareTo(sought));
        Held<K, V> held = position == byKey.size() ? null : byKey.get(position);
        return held != null && held.key().equals(sought) ? held : null;
    }

    /** Orders keys as they stand here; none that is not here. */
    public Comparator<K> order() {
        return Comparator.comparingLong(key -> {
            Held<K, V> held = held(key);
            if (held == null) {
                throw new IllegalArgumentException("It is not here: " + key);
            }
            return held.number();
        });
    }

    public OrderedMap<K, V> with(K key, V value) {
        Held<K, V> before = held(key);
        Held<K, V> held = new Held<>(key, before == null ? next() : before.number(), value);
        return new OrderedMap<>(byKey.with(held), inOrder.with(held));
    }

    /** Whether so many changes cost more, one after the other, than all anew. */
    public boolean isMany(int changes) {
        return changes > size() / MANY;
    }

    private long next() {
        return isEmpty() ? 0 : inOrder.get(size() - 1).number() + 1;
    }

    /** With all of these, in their order. */
    public OrderedMap<K, V> with(Map<K, V> several) {
        if (!isMany(several.size())) {
            OrderedMap<K, V> next = this;
            for (Map.Entry<K, V> one : several.entrySet()) {
                next = next.with(one.getKey(), one.getValue());
            }
            return next;
        }
        Map<K, Held<K, V>> all = new HashMap<>();
        inOrder.forEach(held -> all.put(held.key(), held));
        long number = next();
        for (Map.Entry<K, V> one : several.entrySet()) {
            Held<K, V> before = all.get(one.getKey());
            all.put(
                    one.getKey(),
                    new Held<>(one.getKey(), before == null ? number++ : before.number(), one.getValue()));
        }
        return of(all.values());
    }

    /** Without any of these. */
    public OrderedMap<K, V> without(Collection<K> keys) {
        if (!isMany(keys.size())) {
            OrderedMap<K, V> next = this;
            for (K key : keys) {
                Held<K, V> held = next.held(key);
                next = held == null ? next : new OrderedMap<>(next.byKey.without(held), next.inOrder.without(held));
            }
            return next;
        }
        Set<K> gone = new HashSet<>(keys);
        List<Held<K, V>> left = new ArrayList<>(inOrder);
        left.removeIf(held -> gone.contains(held.key()));
        return of(left);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return inOrder.stream().<Map.Entry<K, V>>map(held -> held).iterator();
            }

            @Override
            public int size() {
                return inOrder.size();
            }
        };
    }

    /** The values in their order: a view of the map, which is never changed either. */
    public List<V> list() {
        return list(value -> value);
    }

    /** What is made of the values, each time that it is asked for, in their order. */
    public <R> List<R> list(Function<V, R> made) {
        return new ValueList<>(inOrder, made);
    }

    /** The same list where it need not be copied, as one of {@link #list()}; else an immutable copy. */
    public static <V> List<V> listOf(List<V> list) {
        return list instanceof LastingList<V> ? list : List.copyOf(list);
    }

    private static final class ValueList<V, R> extends AbstractList<R> implements LastingList<R>, RandomAccess {

        private final SortedBlocks<? extends Held<?, V>> inOrder;
        private final Function<V, R> made;

        ValueList(SortedBlocks<? extends Held<?, V>> inOrder, Function<V, R> made) {
            this.inOrder = inOrder;
            this.made = made;
        }

        @Override
        public R get(int position) {
            return made.apply(inOrder.get(position).value());
        }

        @Override
        public int size() {
            return inOrder.size();
        }

        @Override
        public Iterator<R> iterator() {
            Iterator<? extends Held<?, V>> each = inOrder.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public R next() {
                    return made.apply(each.next().value());
                }
            };
        }

        @Override
        public Spliterator<R> spliterator() {
            return Spliterators.spliterator(this, Spliterator.ORDERED);
        }
    }
}
