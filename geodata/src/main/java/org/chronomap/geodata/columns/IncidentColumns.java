package org.chronomap.geodata.columns;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.Qualifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All incidents of one revision of a story, in chunks of {@value #ROWS} rows that lie near each other on the map: in Hilbert order of
 * their spots, what has none last. This holds their order and what the list of chunks tells, 4 bytes an incident; a chunk is written
 * from the index when it is asked for.
 */
public final class IncidentColumns {

    private static final int ROWS = 20_000;

    private final String revision;
    private final int rowsOfChunk;
    /** Positions in the index. */
    private final int[] order;

    private final TimeScale scale;
    /** Null where marks are sized by no number. */
    private final @Nullable NumberScale number;

    private final byte[] contents;

    /** @param revision what of the story it is made of */
    public IncidentColumns(StoryIndex index, String revision) {
        this(index, revision, ROWS);
    }

    IncidentColumns(StoryIndex index, String revision, int rowsOfChunk) {
        this.revision = revision;
        this.rowsOfChunk = rowsOfChunk;
        IncidentTable table = new IncidentTable(
                index, IntStream.range(0, index.incidents().size()).toArray());
        order = SpotBox.inHilbertOrder(table);
        scale = TimeScale.of(table);
        number = NumberScale.of(index.story().sizeBy(), table);
        contents = JsonMapper.shared().writeValueAsBytes(contents(index, table));
    }

    private ObjectNode contents(StoryIndex index, IncidentTable table) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("version", ColumnFile.VERSION)
                .put("revision", revision)
                .put("rows", table.rows)
                .put("perDegree", IncidentTable.PER_DEGREE);
        json.putObject("time").put("base", scale.base()).put("unit", scale.unit());
        if (number != null) {
            json.putObject("number").put("key", number.key()).put("parts", number.parts());
        }
        put(json, "categories", index.story().categories(), Category::id);
        put(json, "statuses", IncidentTable.STATUSES, Status::id);
        put(json, "geoPrecisions", IncidentTable.GEO_PRECISIONS, GeoPrecision::id);
        put(json, "timePrecisions", IncidentTable.TIME_PRECISIONS, Precision::id);
        put(json, "timeQualifiers", IncidentTable.QUALIFIERS, Qualifier::id);
        put(json, "places", index.places().entries(), Entry::id);
        ArrayNode chunks = json.putArray("chunks");
        for (int chunk = 0; chunk < size(); chunk++) {
            put(chunks.addObject(), table, rowsOf(chunk));
        }
        return json;
    }

    private static <T> void put(ObjectNode json, String name, Collection<T> all, Function<T, String> id) {
        ArrayNode ids = json.putArray(name);
        all.forEach(one -> ids.add(id.apply(one)));
    }

    /** What tells whether a chunk is on the screen. */
    private static void put(ObjectNode json, IncidentTable table, int[] rows) {
        SpotBox box = SpotBox.around(table, rows);
        json.put("rows", rows.length).put("placeless", box.placeless());
        box.write(json);
        json.putArray("interval")
                .add(instant(Arrays.stream(rows)
                        .mapToLong(row -> table.start[row])
                        .min()
                        .orElseThrow()))
                .add(instant(Arrays.stream(rows)
                        .mapToLong(row -> table.end[row])
                        .max()
                        .orElseThrow()));
    }

    private static @Nullable String instant(long bound) {
        return bound == Interval.UNBOUNDED_BEFORE || bound == Interval.UNBOUNDED_AFTER ? null : IsoInstant.text(bound);
    }

    private int[] rowsOf(int chunk) {
        return Arrays.copyOfRange(order, chunk * rowsOfChunk, Math.min(order.length, (chunk + 1) * rowsOfChunk));
    }

    /** How many chunks there are. */
    public int size() {
        return (order.length + rowsOfChunk - 1) / rowsOfChunk;
    }

    /** How many bytes of the heap this takes, about. */
    public int bytes() {
        return Integer.BYTES * order.length + contents.length;
    }

    /** The list of chunks, and what they name by number: JSON in UTF-8. */
    public byte[] contents() {
        return contents;
    }

    /**
     * The rows of a chunk as a file of columns.
     *
     * @param index the one that this was made of
     * @param chunk from 0 to {@link #size} - 1
     */
    public byte[] chunk(StoryIndex index, int chunk) {
        IncidentTable table = new IncidentTable(index, rowsOf(chunk));
        long[] spots = spots(table);
        ColumnFile file = new ColumnFile();
        file.header().put("revision", revision).put("chunk", chunk).put("rows", table.rows);
        if (number != null) {
            file.numbers("low", table.rows, row -> number.low(table.low[row]))
                    .numbers("high", table.rows, row -> number.high(table.low[row], table.high[row]));
        }
        return file.numbers("start", table.rows, row -> scale.start(table.start[row]))
                .numbers("latestStart", table.rows, row -> scale.latestStart(table.start[row], table.latestStart[row]))
                .numbers("earliestEnd", table.rows, row -> scale.earliestEnd(table.start[row], table.earliestEnd[row]))
                .numbers(
                        "end",
                        table.rows,
                        row -> scale.end(table.latestStart[row], table.earliestEnd[row], table.end[row]))
                .numbers("timePrecision", table.rows, row -> table.timePrecision[row])
                .numbers("timeQualifiers", table.rows, row -> table.qualifiers[row] & 0xFF)
                .numbers("category", table.rows, row -> table.category[row])
                .numbers("status", table.rows, row -> table.status[row])
                .numbers("place", table.rows, row -> table.place[row] + 1)
                .numbers("geoPrecision", table.rows, row -> table.geoPrecision[row])
                .numbers("ownSpot", table.rows, row -> table.own[row] == IncidentTable.NOWHERE ? 0 : 1)
                .differences("longitude", table.rows, row -> IncidentTable.longitude(spots[row]))
                .differences("latitude", table.rows, row -> IncidentTable.latitude(spots[row]))
                .lines("id", Arrays.asList(table.ids))
                .bytes();
    }

    /**
     * Who takes part in the incident of each row, and who published of it, as a file of columns of all rows.
     *
     * @param index the one that this was made of
     */
    public byte[] facets(StoryIndex index) {
        return FacetColumns.of(index, revision, order);
    }

    /**
     * The rows of some incidents, ascending, as a file of one column.
     *
     * @param positions in the index of incidents, ascending
     */
    public byte[] rows(int[] positions) {
        int[] rows = IntStream.range(0, order.length)
                .filter(row -> Arrays.binarySearch(positions, order[row]) >= 0)
                .toArray();
        ColumnFile file = new ColumnFile();
        file.header().put("revision", revision).put("rows", order.length);
        return file.differences("row", rows.length, at -> rows[at]).bytes();
    }

    /** The own spots, and where there is none that of the row before, which takes no room. */
    private static long[] spots(IncidentTable table) {
        long[] spots = new long[table.rows];
        long before = 0;
        for (int row = 0; row < table.rows; row++) {
            before = table.own[row] == IncidentTable.NOWHERE ? before : table.own[row];
            spots[row] = before;
        }
        return spots;
    }
}
