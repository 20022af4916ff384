package org.chronomap.geodata.columns;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.time.Interval;
import tools.jackson.databind.node.ArrayNode;

/**
 * All incidents of a story as far as its first view needs them, in one small file: where by cells of the map, when by steps of the
 * slider, which category and status; no ids and no texts. Of each incident it is known in which step it can have begun first and last,
 * and ended first and last, so that counts at the bounds of steps, in whatever mode, are those of the story itself. What has no known date
 * lies two steps after the last, where no moment of the story reaches.
 *
 * <p>Incidents of one group (category and status) in one cell lie together, in order of time; each is told by what it differs from the
 * one before it, and its later bounds by what they differ from the earlier: most are nought. It costs a sort of each such list.
 */
public final class TimeCube {

    /** More than there is room for marks on a screen; with so many, 100,000 scattered incidents weigh 80 to 160 KB. */
    private static final int MOST_PARTS = 1_024;

    private static final int BITS = 15;
    private static final int MASK = (1 << BITS) - 1;

    private TimeCube() {}

    /**
     * @param revision what of the story it is made of
     * @param edges the first milliseconds of the steps, ascending, and the one after the last step; fewer than 32,767
     * @throws IllegalArgumentException when there are more
     */
    public static byte[] of(StoryIndex index, String revision, long[] edges) {
        if (edges.length >= MASK) {
            throw new IllegalArgumentException(edges.length + " edges: expected fewer than " + MASK);
        }
        IncidentTable table = new IncidentTable(
                index, IntStream.range(0, index.incidents().size()).toArray());
        CubeCells cells = new CubeCells(table, MOST_PARTS);
        List<Category> categories = index.story().categories();
        int statuses = IncidentTable.STATUSES.size();
        boolean[] used = new boolean[categories.size() * statuses];
        for (int row = 0; row < table.rows; row++) {
            used[table.category[row] * statuses + table.status[row]] = true;
        }
        int[] groups =
                IntStream.range(0, used.length).filter(group -> used[group]).toArray();

        int[] listOf = new int[table.rows];
        int[] sizes = new int[groups.length * cells.size()];
        for (int row = 0; row < table.rows; row++) {
            int group = Arrays.binarySearch(groups, table.category[row] * statuses + table.status[row]);
            listOf[row] = group * cells.size() + cells.of(row);
            sizes[listOf[row]]++;
        }
        long[] times = timesByList(table, edges, listOf, sizes);

        ColumnFile file = new ColumnFile();
        file.header().put("revision", revision).put("rows", table.rows).put("perDegree", IncidentTable.PER_DEGREE);
        ArrayNode told = file.header().putArray("groups");
        for (int group : groups) {
            told.addArray()
                    .add(categories.get(group / statuses).id())
                    .add(IncidentTable.STATUSES.get(group % statuses).id());
        }
        cells.places().forEach(file.header().putArray("places")::add);
        ArrayNode precisions = file.header().putArray("geoPrecisions");
        for (GeoPrecision precision : IncidentTable.GEO_PRECISIONS) {
            precisions.add(precision.id());
        }
        file.differences("edges", edges.length, edge -> edges[edge]);
        cells.write(file);
        file.numbers("sizes", sizes.length, list -> sizes[list]);
        boolean[] isFirst = new boolean[table.rows];
        int first = 0;
        for (int size : sizes) {
            if (size > 0) {
                isFirst[first] = true;
            }
            first += size;
        }
        return file.numbers("start", table.rows, row -> start(times[row]) - (isFirst[row] ? 0 : start(times[row - 1])))
                .numbers("latestStart", table.rows, row -> latestStart(times[row]) - start(times[row]))
                .numbers("earliestEnd", table.rows, row -> earliestEnd(times[row]) - start(times[row]))
                .numbers(
                        "end",
                        table.rows,
                        row -> end(times[row]) - Math.max(latestStart(times[row]), earliestEnd(times[row])))
                .bytes();
    }

    /** The four bounds of each incident in one number each, list after list and in order of time. */
    private static long[] timesByList(IncidentTable table, long[] edges, int[] listOf, int[] sizes) {
        int[] next = new int[sizes.length];
        for (int list = 1; list < sizes.length; list++) {
            next[list] = next[list - 1] + sizes[list - 1];
        }
        long[] times = new long[table.rows];
        for (int row = 0; row < table.rows; row++) {
            boolean isUndated =
                    table.start[row] == Interval.UNBOUNDED_BEFORE && table.latestStart[row] == Interval.UNBOUNDED_AFTER;
            long start = isUndated ? edges.length + 1 : step(table.start[row], edges);
            long latestStart = Math.max(start, step(table.latestStart[row], edges));
            long earliestEnd = Math.max(start, step(table.earliestEnd[row], edges));
            long end = Math.max(start, step(table.end[row], edges));
            times[next[listOf[row]]++] =
                    (start << (3 * BITS)) | (latestStart << (2 * BITS)) | (earliestEnd << BITS) | end;
        }
        int from = 0;
        for (int size : sizes) {
            Arrays.sort(times, from, from + size);
            from += size;
        }
        return times;
    }

    /** How many edges are at or before an instant: 0 before the first step, one more than there are steps after the last. */
    private static int step(long instant, long[] edges) {
        if (instant == Interval.UNBOUNDED_AFTER) {
            return edges.length;
        }
        int found = Arrays.binarySearch(edges, instant);
        return found < 0 ? -found - 1 : found + 1;
    }

    private static long start(long times) {
        return times >> (3 * BITS);
    }

    private static long latestStart(long times) {
        return (times >> (2 * BITS)) & MASK;
    }

    private static long earliestEnd(long times) {
        return (times >> BITS) & MASK;
    }

    private static long end(long times) {
        return times & MASK;
    }
}
