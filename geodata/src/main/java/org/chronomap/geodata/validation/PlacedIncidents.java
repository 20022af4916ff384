package org.chronomap.geodata.validation;

import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.index.column.IdColumn;
import org.chronomap.geodata.index.column.IdsInColumn;
import org.chronomap.geodata.persistent.MadeList;
import org.chronomap.geodata.persistent.SortedBlocks;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a story, by their ids in their order, and which of them are at a place or in a category. Never changed: the next
 * version shares with it all that is the same.
 *
 * <p>Most of those of a large story lie in a base of few bytes each; what has changed since that was made stands beside it. What
 * is put in the place of one of the base stays where that is in the order, and what is new comes behind. Of a story that was never
 * {@link #compacted} the base is empty.
 */
final class PlacedIncidents {

    static final PlacedIncidents NONE = of(CompactIncidents.NONE);

    private final CompactIncidents base;
    /** Rows of the base that are no longer there. */
    private final SortedBlocks<Integer> gone;
    /** In the place of some of the base that are there. */
    private final LooseIncidents replaced;
    /** Behind those of the base. */
    private final LooseIncidents added;

    private PlacedIncidents(
            CompactIncidents base, SortedBlocks<Integer> gone, LooseIncidents replaced, LooseIncidents added) {
        this.base = base;
        this.gone = gone;
        this.replaced = replaced;
        this.added = added;
    }

    static PlacedIncidents of(CompactIncidents base) {
        return new PlacedIncidents(
                base,
                SortedBlocks.of(List.<Integer>of(), Comparator.naturalOrder()),
                LooseIncidents.NONE,
                LooseIncidents.NONE);
    }

    int size() {
        return remaining() + added.byId().size();
    }

    private int remaining() {
        return base.size() - gone.size();
    }

    /** How much stands beside the base: each that is gone from it or has come, and twice each that is another. */
    int loose() {
        return gone.size() + 2 * replaced.byId().size() + added.byId().size();
    }

    CompactIncidents base() {
        return base;
    }

    private boolean isGone(int row) {
        int at = gone.positionOf(other -> Integer.compare(other, row));
        return at < gone.size() && gone.get(at) == row;
    }

    /** In the base, be it replaced or not; -1 where it is not there. */
    private int row(String id) {
        int row = base.find(id).orElse(-1);
        return row >= 0 && !isGone(row) ? row : -1;
    }

    boolean contains(String id) {
        return added.byId().containsKey(id) || row(id) >= 0;
    }

    @Nullable Placed find(String id) {
        Placed found = added.byId().get(id);
        found = found == null ? replaced.byId().get(id) : found;
        int row = found == null ? row(id) : -1;
        return row < 0 ? found : base.get(row);
    }

    /** That with which one lies in the base; null where it does not. */
    @Nullable Version version(String id) {
        int row = row(id);
        return row < 0 ? null : base.version(row);
    }

    /** By position in the order. */
    private Placed get(int position) {
        if (position >= remaining()) {
            return added.byId().list().get(position - remaining());
        }
        int row = rowAt(position);
        Placed other = replacing(row);
        return other == null ? base.get(row) : other;
    }

    private @Nullable Placed replacing(int row) {
        return replaced.byId().isEmpty() ? null : replaced.byId().get(base.id(row));
    }

    private int rowAt(int position) {
        int low = 0;
        int high = gone.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (gone.get(middle) - middle <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return position + low;
    }

    /** In their order. */
    List<Placed> all() {
        return new All<>(Function.identity());
    }

    /** In their order. */
    List<Incident> list() {
        return base.size() == 0 ? added.byId().list(Placed::incident) : new All<>(Placed::incident);
    }

    private final class All<T> extends AbstractList<T> implements MadeList<T>, IdsInColumn, RandomAccess {

        private final Function<Placed, T> made;

        All(Function<Placed, T> made) {
            this.made = made;
        }

        @Override
        public int size() {
            return PlacedIncidents.this.size();
        }

        @Override
        public T get(int position) {
            return made.apply(PlacedIncidents.this.get(position));
        }

        @Override
        public Object base() {
            return base;
        }

        @Override
        public @Nullable IdColumn ids() {
            return loose() == 0 ? base.ids() : null;
        }

        @Override
        public boolean isSame(int position, MadeList<?> other, int there) {
            return other instanceof All<?> all && PlacedIncidents.this.isSame(position, all.incidents(), there);
        }

        private PlacedIncidents incidents() {
            return PlacedIncidents.this;
        }
    }

    private boolean isSame(int position, PlacedIncidents others, int there) {
        int row = rowInBase(position);
        int rowThere = others.rowInBase(there);
        if (row >= 0 && rowThere >= 0) {
            return base.isSame(row, others.base, rowThere);
        }
        return row < 0 && rowThere < 0 && isOne(get(position), others.get(there));
    }

    /** -1 for what is none of the base. */
    private int rowInBase(int position) {
        int row = position < remaining() ? rowAt(position) : -1;
        return row < 0 || replacing(row) != null ? -1 : row;
    }

    private static boolean isOne(Object one, Object other) {
        return one == other;
    }

    /** Their ids, in their order: a view. */
    Set<String> ids() {
        return new AbstractSet<>() {
            @Override
            public boolean contains(Object id) {
                return id instanceof String text && PlacedIncidents.this.contains(text);
            }

            @Override
            public Iterator<String> iterator() {
                return IntStream.range(0, size())
                        .mapToObj(PlacedIncidents.this::id)
                        .iterator();
            }

            @Override
            public int size() {
                return PlacedIncidents.this.size();
            }
        };
    }

    private String id(int position) {
        return position < remaining() ? base.id(rowAt(position)) : get(position).id();
    }

    /** Orders ids as they stand here; none that is not here. */
    Comparator<String> order() {
        return Comparator.<String>comparingInt(id -> {
                    int row = row(id);
                    return row < 0 ? Integer.MAX_VALUE : row;
                })
                .thenComparing((one, other) ->
                        one.equals(other) ? 0 : added.byId().order().compare(one, other));
    }

    /** Those at a place. */
    List<Placed> at(String place) {
        return all(base.at(place), replaced.at(place), added.at(place));
    }

    /** Those in a category. */
    List<Placed> in(String category) {
        return all(base.in(category), replaced.in(category), added.in(category));
    }

    private List<Placed> all(IntStream rows, List<Placed> ofReplaced, List<Placed> ofAdded) {
        List<Placed> all = new ArrayList<>();
        rows.filter(row -> !isGone(row) && replacing(row) == null)
                .mapToObj(base::get)
                .forEach(all::add);
        all.addAll(ofReplaced);
        all.addAll(ofAdded);
        return all;
    }

    PlacedIncidents without(Collection<String> ids) {
        SortedBlocks<Integer> nowGone = gone;
        for (String id : ids) {
            int row = row(id);
            nowGone = row < 0 ? nowGone : nowGone.with(row);
        }
        return ids.isEmpty() ? this : new PlacedIncidents(base, nowGone, replaced.without(ids), added.without(ids));
    }

    PlacedIncidents with(Map<String, Placed> put) {
        if (put.isEmpty()) {
            return this;
        }
        Map<String, Placed> replacing = new LinkedHashMap<>();
        Map<String, Placed> others = new LinkedHashMap<>();
        put.forEach((id, placed) -> (row(id) < 0 ? others : replacing).put(id, placed));
        return new PlacedIncidents(base, gone, replaced.with(replacing), added.with(others));
    }

    /**
     * The same, all in a base.
     *
     * @param versions null where changes are not counted
     */
    PlacedIncidents compacted(PropertySchema<Incident> schema, Function<String, @Nullable Version> versions) {
        return compactedWith(CompactIncidents.NONE, versions, new CompactIncidents.Builder(schema));
    }

    /**
     * The same with others put, all in a base. What lies in bytes already is copied, and not made.
     *
     * @param put is not to be used any more
     * @param builder takes all
     */
    PlacedIncidents compactedWith(
            CompactIncidents put, Function<String, @Nullable Version> versions, CompactIncidents.Builder builder) {
        CompactIncidents.Copy ofBase = base.copy(false);
        CompactIncidents.Copy ofPut = put.copy(true);
        for (int position = 0; position < size(); position++) {
            String id = id(position);
            OptionalInt other = put.find(id);
            int row = rowInBase(position);
            if (other.isPresent()) {
                ofPut.add(other.getAsInt(), builder, versions.apply(id));
            } else if (row >= 0) {
                ofBase.add(row, builder, versions.apply(id));
            } else {
                builder.add(get(position), versions.apply(id));
            }
        }
        for (int row = 0; row < put.size(); row++) {
            String id = put.id(row);
            if (!contains(id)) {
                ofPut.add(row, builder, versions.apply(id));
            }
        }
        return of(builder.build());
    }
}
