package org.chronomap.geodata.index;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The features of one collection, in order of their earliest possible start and then of their ids. Immutable: built once,
 * asked from any thread. Time narrows a query by binary search over the starts, space by a packed R-tree (JTS STRtree)
 * over the envelopes, which is built when space is first asked for; what is left is tested one by one.
 */
public final class FeatureIndex<T> {

    private static final Comparator<Entry<?>> ORDER =
            Comparator.<Entry<?>>comparingLong(Entry::earliestStart).thenComparing(Entry::id);

    private final List<Entry<T>> entries;
    private final Map<String, Integer> positions;
    private final Lazy<Space> space;

    /**
     * Where all are.
     *
     * @param tree of the positions of those that have a place
     * @param placeless the positions of the others
     */
    private record Space(STRtree tree, BitSet placeless) {}

    FeatureIndex(List<Entry<T>> unordered) {
        this(unordered, null);
    }

    /** @param before of the same collection before a change; null = none */
    FeatureIndex(List<Entry<T>> unordered, @Nullable FeatureIndex<T> before) {
        entries = unordered.stream().sorted(ORDER).toList();
        positions = before != null && agreesWith(before, Entry::id) ? before.positions : positions(entries);
        space = before != null && before.space.isMade() && agreesWith(before, FeatureIndex::extent)
                ? before.space
                : new Lazy<>(this::space);
        if (before != null) {
            space.keepUpWith(before.space);
        }
    }

    private static Map<String, Integer> positions(List<? extends Entry<?>> entries) {
        Map<String, Integer> positions = new HashMap<>(entries.size() * 2);
        for (int i = 0; i < entries.size(); i++) {
            positions.put(entries.get(i).id(), i);
        }
        return positions;
    }

    /** Whether both say the same of each position. */
    private boolean agreesWith(FeatureIndex<T> other, Function<Entry<T>, @Nullable Object> what) {
        return size() == other.size()
                && IntStream.range(0, size())
                        .allMatch(i -> Objects.equals(what.apply(get(i)), what.apply(other.get(i))));
    }

    private static @Nullable Extent extent(Entry<?> entry) {
        return entry.footprint().extent();
    }

    private Space space() {
        STRtree tree = new STRtree();
        BitSet placeless = new BitSet();
        for (int i = 0; i < entries.size(); i++) {
            Extent extent = extent(entries.get(i));
            if (extent == null) {
                placeless.set(i);
            } else {
                for (Envelope envelope : extent.envelopes()) {
                    tree.insert(envelope, i);
                }
            }
        }
        tree.build();
        return new Space(tree, placeless);
    }

    public int size() {
        return entries.size();
    }

    /** @param position from 0 to size() - 1 */
    public Entry<T> get(int position) {
        return entries.get(position);
    }

    /** All, in the order of the index. */
    public List<Entry<T>> entries() {
        return entries;
    }

    public OptionalInt find(String id) {
        Integer position = positions.get(id);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The first position whose entry comes at or after a start and an id, in the order of the index. */
    public int positionOf(long earliestStart, String id) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Entry<T> entry = entries.get(middle);
            int order = Long.compare(entry.earliestStart(), earliestStart);
            if (order == 0) {
                order = entry.id().compareTo(id);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The extents of all that have a place. */
    public Stream<Extent> extents() {
        return entries.stream().map(FeatureIndex::extent).filter(Objects::nonNull);
    }

    /** The positions of all that match, ascending. */
    public int[] select(Selection selection) {
        int end = selection.interval() == null
                ? entries.size()
                : firstStartingAfter(selection.interval().last());
        Extent extent = selection.extent();
        IntStream candidates = extent == null
                ? IntStream.range(0, end)
                : meeting(extent).stream().takeWhile(position -> position < end);
        return candidates
                .filter(position -> selection.matchesButExtent(entries.get(position)))
                .filter(extent == null ? position -> true : meetingOnce(extent))
                .toArray();
    }

    /** What is at one place shares its footprint: a country's outline is tested once, however many incidents are in it. */
    private IntPredicate meetingOnce(Extent extent) {
        IdentityHashMap<Footprint, Boolean> met = new IdentityHashMap<>();
        return position -> met.computeIfAbsent(
                entries.get(position).footprint(), where -> where.meets().test(extent));
    }

    private int firstStartingAfter(long instant) {
        return instant == Long.MAX_VALUE ? entries.size() : positionOf(instant + 1, "");
    }

    /** All whose envelopes meet the extent, and all without a place. */
    private BitSet meeting(Extent extent) {
        BitSet found = (BitSet) space.get().placeless().clone();
        for (Envelope envelope : extent.envelopes()) {
            space.get().tree().query(envelope, position -> found.set((Integer) position));
        }
        return found;
    }
}
