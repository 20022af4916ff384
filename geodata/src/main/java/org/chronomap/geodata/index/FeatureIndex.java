package org.chronomap.geodata.index;

import java.io.IOException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.index.column.Greatest;
import org.chronomap.geodata.persistent.MadeList;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/**
 * The features of one collection, in order of their earliest possible start and then of their ids. Immutable: asked from any
 * thread. It is a large {@link Segment} and a small {@link Delta}, as the trees of a log-structured merge are (O'Neil et al. 1996, with
 * two levels): a change makes another delta, and a segment is made anew once more than a 16th of it has changed, or {@value #MOST}.
 * Positions are counted through both.
 */
public final class FeatureIndex<T> {

    /** How much may change before a segment is made anew: whatever changed is looked at by every query, one after the other. */
    public static final int MOST = 1024;

    private static final int LEAST = 64;

    private final Segment<T> base;
    private final Delta<T> delta;
    private final Object makers;

    /** @param makers of the rows: the same as long as they would make the same ones */
    FeatureIndex(List<Row<T>> unordered, Object makers) {
        this(RowSource.of(unordered), makers);
    }

    FeatureIndex(RowSource<T> source, Object makers) {
        this.base = new Segment<>(source, MOST + 1);
        this.delta = new Delta<>(base);
        this.makers = makers;
    }

    /** As {@link #write} wrote it. */
    FeatureIndex(ColumnReader in, MadeList<T> features, Function<T, Footprint> shape, Object makers) {
        this.base = new Segment<>(in, features, shape);
        this.delta = new Delta<>(base);
        this.makers = makers;
    }

    /** Whether nothing has changed since the {@link #base} was made, so that this can be written. */
    boolean isWhole() {
        return delta.changes() == 0;
    }

    /** @throws IllegalStateException when it is not whole, or its features are objects */
    void write(ColumnWriter out) throws IOException {
        if (!isWhole()) {
            throw new IllegalStateException("What has changed is not written");
        }
        base.write(out);
    }

    private FeatureIndex(Delta<T> delta, Object makers) {
        this.base = delta.base();
        this.delta = delta;
        this.makers = makers;
    }

    /**
     * After a change. Costs what the changes since the segment was made do, and O(log n) for each of this one.
     *
     * @param changes by id: what it is now, nothing for what is removed
     * @param makers of the rows, from now on
     * @param all that there is now: looked at when a segment is made anew
     */
    FeatureIndex<T> revised(Map<String, Optional<Row<T>>> changes, Object makers, RowSource<T> all) {
        Object madeOf = FeatureList.base(all.features());
        boolean isMadeAnew = madeOf != null && !isOne(madeOf, base.features().base());
        if (changes.isEmpty() && isOne(this.makers, makers) && !isMadeAnew) {
            return this;
        }
        if (changes.size() <= MOST && !isMadeAnew) {
            Delta<T> next = delta.with(changes);
            if (next.changes() <= Math.max(LEAST, Math.min(MOST, base.size() / 16))) {
                return new FeatureIndex<>(next, makers);
            }
        }
        return new FeatureIndex<>(all, makers);
    }

    public int size() {
        return delta.size();
    }

    /** @param position from 0 to size() - 1 */
    public Entry<T> get(int position) {
        Row<T> added = added(position);
        return added == null ? base.entry(delta.rowFrom(position)) : added.entry();
    }

    String id(int position) {
        Row<T> added = added(position);
        return added == null ? base.ids().get(delta.rowFrom(position)) : added.id();
    }

    /** The feature at a position, without what else {@link #get} makes of it. */
    public T feature(int position) {
        Row<T> added = added(position);
        return added == null ? base.features().get(delta.rowFrom(position)) : added.feature();
    }

    @Nullable Version version(int position) {
        Row<T> added = added(position);
        return added == null ? base.version(delta.rowFrom(position)) : added.version();
    }

    /** Null where the segment has the row. */
    private @Nullable Row<T> added(int position) {
        int i = delta.addedBefore(position);
        return i < delta.added().size() && delta.positionOfAdded(i) == position
                ? delta.added().get(i)
                : null;
    }

    /**
     * Whether a position holds the very same as one of an earlier index of this collection: whatever was made of it there is right
     * here.
     */
    public boolean isSame(int position, FeatureIndex<?> earlier, int positionThere) {
        Row<T> added = added(position);
        Row<?> addedThere = earlier.added(positionThere);
        if (isOne(base, earlier.base)) {
            return isOne(added, addedThere)
                    && (added != null || delta.rowFrom(position) == earlier.delta.rowFrom(positionThere));
        }
        return isOne(makers, earlier.makers)
                && isSameFeature(added, position, earlier, addedThere, positionThere)
                && Objects.equals(version(position), earlier.version(positionThere));
    }

    private boolean isSameFeature(
            @Nullable Row<T> added, int position, FeatureIndex<?> earlier, @Nullable Row<?> addedThere, int there) {
        boolean areOfBases = added == null && addedThere == null;
        return areOfBases
                ? base.features().isSame(delta.rowFrom(position), earlier.base.features(), earlier.delta.rowFrom(there))
                : isOne(feature(position), earlier.feature(there));
    }

    /** What most of it lies in: the same object from one revision to the next, until it is made anew. Not to be looked into. */
    public Object base() {
        return base;
    }

    /** How many rows the {@link #base} has: those that are gone, too. */
    public int baseSize() {
        return base.size();
    }

    /** The row of the {@link #base} that is at a position; -1 where what is there came since. */
    public int rowInBase(int position) {
        return added(position) == null ? delta.rowFrom(position) : -1;
    }

    /** What is at a position since the {@link #base} was made: the same object as long as nothing of it changes. */
    public Object changeAt(int position) {
        return Objects.requireNonNull(added(position));
    }

    /** The positions of all that came since the {@link #base} was made, ascending: few. */
    public IntStream changes() {
        return IntStream.range(0, delta.added().size()).map(delta::positionOfAdded);
    }

    private static boolean isOne(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    /** All, in the order of the index, each made as it is asked for. */
    public List<Entry<T>> entries() {
        return new Entries();
    }

    private final class Entries extends AbstractList<Entry<T>> implements RandomAccess {

        @Override
        public Entry<T> get(int position) {
            return FeatureIndex.this.get(position);
        }

        @Override
        public int size() {
            return FeatureIndex.this.size();
        }
    }

    public OptionalInt find(String id) {
        Row<T> added = delta.findAdded(id);
        if (added != null) {
            return OptionalInt.of(positionOf(added.start(), id));
        }
        OptionalInt row = base.ids().find(id);
        return row.isEmpty() || delta.isGone(row.getAsInt())
                ? OptionalInt.empty()
                : OptionalInt.of(delta.positionOfRow(row.getAsInt()));
    }

    /** The first position whose entry comes at or after a start and an id, in the order of the index. */
    public int positionOf(long earliestStart, String id) {
        int added = delta.addedBefore(earliestStart, id);
        return delta.remainingBefore(base.firstFrom(earliestStart, id)) + added;
    }

    /** The extents of all that have a place; of what is at one place, one at least. */
    public Stream<Extent> extents() {
        return extents(footprint -> true);
    }

    /** The extents of all that have a geometry, likewise: what is somewhere in a country has none. */
    Stream<Extent> drawnExtents() {
        return extents(footprint -> footprint.geometry() != null);
    }

    private Stream<Extent> extents(Predicate<Footprint> isMeant) {
        return Stream.concat(
                base.extents(delta.goneRows(), isMeant),
                delta.added().stream()
                        .map(Row::footprint)
                        .filter(isMeant)
                        .flatMap(footprint -> Stream.ofNullable(footprint.extent())));
    }

    /** The columns, as they are while nothing has changed since they were made. */
    Segment<T> segment() {
        return base;
    }

    /** When the last of them had begun for certain. */
    OptionalLong lastBegun() {
        return last(base.lastBegun(), Row::isTimed, Row::begun);
    }

    /** When the last of them that is neither planned nor retracted had. */
    OptionalLong lastHappened() {
        return last(base.lastHappened(), row -> row.isTimed() && row.hasHappened(), Row::begun);
    }

    /** When any of them was last changed; nothing when none was. O(1), but for what has changed since the segment was made. */
    public Optional<Instant> lastEdited() {
        OptionalLong nanos = last(base.lastEdited(), Row::isEdited, Row::edited);
        return nanos.isPresent() ? Optional.of(Instant.EPOCH.plusNanos(nanos.getAsLong())) : Optional.empty();
    }

    private OptionalLong last(Greatest ofBase, Predicate<Row<T>> counts, ToLongFunction<Row<T>> value) {
        return LongStream.concat(
                        ofBase.of(row -> !delta.isGone(row)).stream(),
                        delta.added().stream().filter(counts).mapToLong(value))
                .max();
    }

    /** The positions of all that match, ascending. */
    public int[] select(Selection selection) {
        return matches(selection).from(0, size());
    }

    /** Those that match: counted at once, found when they are asked for. */
    public Matches matches(Selection selection) {
        return new MergedMatches(base.select(selection), delta, addedThat(selection));
    }

    /** What is at one place shares its footprint: it is looked at once. */
    private int[] addedThat(Selection selection) {
        IdentityHashMap<Footprint, Boolean> met = new IdentityHashMap<>();
        Extent extent = selection.extent();
        return delta.addedThat(row -> selection.matchesButExtent(row)
                && (extent == null
                        || met.computeIfAbsent(
                                row.footprint(), where -> where.meets().test(extent))));
    }
}
