package org.chronomap.geodata.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.index.column.Greatest;
import org.chronomap.geodata.index.column.IdColumn;
import org.chronomap.geodata.index.column.NameColumn;
import org.chronomap.geodata.index.column.NumberColumn;
import org.chronomap.geodata.index.column.Runs;
import org.chronomap.geodata.index.column.SpanColumn;
import org.chronomap.geodata.index.column.VersionColumn;
import org.chronomap.geodata.index.column.WordColumn;
import org.chronomap.geodata.persistent.MadeList;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.BufferFastAggregation;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Features in the order of an index, as columns: a row for each, and nothing for a row but numbers. Immutable.
 *
 * <p>Whatever is asked of space and time alone is counted without looking at what is found. A filter by names or words gives a
 * bitmap of rows; several are intersected, the result is cut to the interval, and then either what is left is tested for the
 * extent, or what is in the extent is tested for being left, whichever are fewer.
 */
final class Segment<T> {

    private final FeatureList<T> features;
    private final IdColumn ids;
    private final VersionColumn versions;
    private final SpanColumn spans;
    /** "true" or "false". */
    private final NameColumn dated;

    private final Sites sites;
    private final NameColumn categories;
    private final NameColumn statuses;
    private final NameColumn places;
    private final NameColumn actors;
    private final NameColumn publishers;
    private final NumberColumn numbers;
    private final WordColumn words;
    private final Greatest lastBegun;
    private final Greatest lastHappened;
    private final Greatest lastEdited;

    /** @param most rows that may go before it is made anew, and one more */
    Segment(RowSource<T> source, int most) {
        SegmentColumns<T> columns = new SegmentColumns<>(source, most);
        features = FeatureList.of(source.features(), columns.order);
        ids = columns.ids.get();
        versions = columns.versions.get();
        spans = columns.where.get().spans();
        sites = columns.where.get().sites();
        dated = columns.dated.get();
        categories = columns.categories.get();
        statuses = columns.statuses.get();
        places = columns.places.get();
        actors = columns.actors.get();
        publishers = columns.publishers.get();
        numbers = columns.numbers.get();
        words = columns.words.get();
        lastBegun = columns.lastBegun.get();
        lastHappened = columns.lastHappened.get();
        lastEdited = columns.lastEdited.get();
    }

    /**
     * As it was written.
     *
     * @param features from which it was made, or the same
     * @param shape the footprint of one that is at no point
     */
    Segment(ColumnReader in, MadeList<T> features, Function<T, Footprint> shape) {
        this.features = FeatureList.of(features, in);
        ids = new IdColumn(in);
        versions = new VersionColumn(in);
        spans = new SpanColumn(in);
        dated = new NameColumn(in);
        sites = new Sites(in, row -> shape.apply(this.features.get(row)));
        categories = new NameColumn(in);
        statuses = new NameColumn(in);
        places = new NameColumn(in);
        actors = new NameColumn(in);
        publishers = new NameColumn(in);
        numbers = new NumberColumn(in);
        words = new WordColumn(in);
        lastBegun = new Greatest(in);
        lastHappened = new Greatest(in);
        lastEdited = new Greatest(in);
    }

    void write(ColumnWriter out) throws IOException {
        features.write(out);
        ids.write(out);
        versions.write(out);
        spans.write(out);
        dated.write(out);
        sites.write(out);
        for (NameColumn names : List.of(categories, statuses, places, actors, publishers)) {
            names.write(out);
        }
        numbers.write(out);
        words.write(out);
        for (Greatest last : List.of(lastBegun, lastHappened, lastEdited)) {
            last.write(out);
        }
    }

    int size() {
        return features.size();
    }

    IdColumn ids() {
        return ids;
    }

    long start(int row) {
        return spans.start(row);
    }

    FeatureList<T> features() {
        return features;
    }

    @Nullable Version version(int row) {
        return versions.get(row);
    }

    NameColumn actors() {
        return actors;
    }

    NameColumn publishers() {
        return publishers;
    }

    NumberColumn numbers() {
        return numbers;
    }

    /** Of the last rows to have begun. */
    Greatest lastBegun() {
        return lastBegun;
    }

    /** Of those that are neither planned nor retracted. */
    Greatest lastHappened() {
        return lastHappened;
    }

    Greatest lastEdited() {
        return lastEdited;
    }

    Entry<T> entry(int row) {
        return new Entry<>(ids.get(row), features.get(row), versions.get(row), spans.start(row), sites.footprint(row));
    }

    /** The first row that comes at or after a start and an id, in the order of the index. */
    int firstFrom(long start, String id) {
        int low = spans.firstFrom(start);
        int high = start == Long.MAX_VALUE ? size() : spans.firstFrom(start + 1);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ids.compare(middle, id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** See {@link Sites#extents}. */
    Stream<Extent> extents(int[] gone, Predicate<Footprint> isMeant) {
        return sites.extents(gone, isMeant);
    }

    RowSet select(Selection selection) {
        SpanColumn.Window window = spans.window(selection.interval());
        RowsInTime time = new RowsInTime(spans, window);
        Sites.Within within = selection.extent() == null ? null : sites.within(selection.extent());
        List<ImmutableRoaringBitmap> filters = filters(selection);
        if (filters.isEmpty()) {
            return within == null ? time : new RowsInPlace(time, within);
        }
        ImmutableRoaringBitmap rows = filters.size() == 1
                ? filters.get(0)
                : BufferFastAggregation.and(filters.toArray(ImmutableRoaringBitmap[]::new));
        if (selection.interval() != null) {
            rows = in(time, rows);
        }
        return new RowsOfBitmap(within == null ? rows : within(within, window, rows));
    }

    private List<ImmutableRoaringBitmap> filters(Selection selection) {
        List<ImmutableRoaringBitmap> filters = new ArrayList<>();
        add(filters, dated, selection.dated() == null ? Set.of() : Set.of(String.valueOf(selection.dated())));
        add(filters, categories, selection.categories());
        add(filters, statuses, selection.statuses().stream().map(Enum::name).collect(Collectors.toSet()));
        add(filters, places, selection.places());
        add(filters, actors, selection.actors());
        add(filters, publishers, selection.publishers());
        if (!selection.numbers().isEmpty()) {
            MutableRoaringBitmap found = new MutableRoaringBitmap();
            selection.numbers().forEach(number -> numbers.find(number.key(), number.range(), found));
            filters.add(found);
        }
        selection.words().forEach(word -> filters.add(words.holding(word)));
        return filters;
    }

    private static void add(List<ImmutableRoaringBitmap> filters, NameColumn column, Set<String> names) {
        if (!names.isEmpty()) {
            filters.add(column.any(names));
        }
    }

    private static ImmutableRoaringBitmap in(RowsInTime time, ImmutableRoaringBitmap rows) {
        SpanColumn.Window window = time.window();
        MutableRoaringBitmap found = rows.selectRange(window.from(), window.to());
        if (rows.rangeCardinality(0, window.from()) <= window.countEarly()) {
            rows.selectRange(0, window.from()).forEach((org.roaringbitmap.IntConsumer) row -> {
                if (time.contains(row)) {
                    found.add(row);
                }
            });
        } else {
            found.or(MutableRoaringBitmap.bitmapOf(time.early(0, window.countEarly(), rows::contains)));
        }
        return found;
    }

    private static ImmutableRoaringBitmap within(
            Sites.Within within, SpanColumn.Window window, ImmutableRoaringBitmap rows) {
        Runs runs = within.runs();
        int inPlace = RowsInPlace.count(runs, window);
        if (inPlace < rows.getCardinality()) {
            return MutableRoaringBitmap.bitmapOf(runs.ascending(0, window.to(), inPlace, rows::contains));
        }
        MutableRoaringBitmap found = new MutableRoaringBitmap();
        rows.forEach((org.roaringbitmap.IntConsumer) row -> {
            if (within.contains(row)) {
                found.add(row);
            }
        });
        return found;
    }
}
