package org.chronomap.geodata.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.column.Ascending;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since a segment was made: the rows that are no longer there, and those that have come, in the order of an
 * index. Both are few. It tells how the positions of the whole come of both: each costs a binary search among these few.
 */
final class Delta<T> {

    private final Segment<T> base;
    private final Map<String, Row<T>> addedById;
    private final List<Row<T>> added;

    /** Rows of the segment, ascending. */
    private final int[] gone;

    /** How many remaining rows of the segment come before each that was added. */
    private final int[] before;

    /** Nothing has changed. */
    Delta(Segment<T> base) {
        this(base, new int[0], Map.of());
    }

    private Delta(Segment<T> base, int[] gone, Map<String, Row<T>> addedById) {
        this.base = base;
        this.gone = gone;
        this.addedById = addedById;
        added = addedById.values().stream().sorted(Row.ORDER).toList();
        before = added.stream()
                .mapToInt(row -> remainingBefore(base.firstFrom(row.start(), row.id())))
                .toArray();
    }

    /**
     * After more has changed.
     *
     * @param changes by id: what it is now, nothing for what is removed
     */
    Delta<T> with(Map<String, Optional<Row<T>>> changes) {
        Map<String, Row<T>> nextAdded = new HashMap<>(addedById);
        changes.forEach((id, now) -> now.ifPresentOrElse(row -> nextAdded.put(id, row), () -> nextAdded.remove(id)));
        IntStream changed = changes.keySet().stream().map(base.ids()::find).flatMapToInt(OptionalInt::stream);
        return new Delta<>(
                base,
                IntStream.concat(IntStream.of(gone), changed)
                        .sorted()
                        .distinct()
                        .toArray(),
                nextAdded);
    }

    Segment<T> base() {
        return base;
    }

    int changes() {
        return gone.length + added.size();
    }

    int size() {
        return base.size() - gone.length + added.size();
    }

    List<Row<T>> added() {
        return added;
    }

    @Nullable Row<T> findAdded(String id) {
        return addedById.get(id);
    }

    /** The rows of the segment that are no longer there, ascending. */
    int[] goneRows() {
        return gone;
    }

    boolean isGone(int row) {
        return Arrays.binarySearch(gone, row) >= 0;
    }

    /** How many rows of the segment that are still there come before one. */
    int remainingBefore(int row) {
        return row - Ascending.lower(gone, row);
    }

    /** Where a row of the segment stands in the whole; of one that is gone, where the next one does. */
    int positionOfRow(int row) {
        int remaining = remainingBefore(row);
        return remaining + Ascending.lower(before, remaining + 1);
    }

    /** Where one that was added stands in the whole. */
    int positionOfAdded(int i) {
        return before[i] + i;
    }

    /** How many that were added come before a position. */
    int addedBefore(int position) {
        int low = 0;
        int high = before.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positionOfAdded(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many that were added come before a start and an id. */
    int addedBefore(long start, String id) {
        int low = 0;
        int high = added.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Row<T> row = added.get(middle);
            if (row.start() < start || (row.start() == start && row.id().compareTo(id) < 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The positions of what was added and is accepted. */
    int[] addedThat(Predicate<Row<T>> accepts) {
        return IntStream.range(0, before.length)
                .filter(i -> accepts.test(added.get(i)))
                .map(this::positionOfAdded)
                .toArray();
    }

    /** The row of the segment that stands at a position, or else the next one. */
    int rowFrom(int position) {
        int remaining = position - addedBefore(position);
        int low = 0;
        int high = gone.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (gone[middle] - middle <= remaining) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return remaining + low;
    }
}
