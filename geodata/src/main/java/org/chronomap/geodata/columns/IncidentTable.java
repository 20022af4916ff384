package org.chronomap.geodata.columns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.Qualifier;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * Incidents as arrays, by row: what of them is drawn, counted and filtered, read in one pass over the index. Some 100 bytes an incident,
 * let go of when a file has been made of it.
 */
final class IncidentTable {

    /** What rows name by number. */
    static final List<Status> STATUSES = List.of(Status.values());

    static final List<GeoPrecision> GEO_PRECISIONS = List.of(GeoPrecision.values());
    static final List<Precision> TIME_PRECISIONS = List.of(Precision.values());
    static final List<Qualifier> QUALIFIERS = List.of(Qualifier.values());

    /** How many units of a position make a degree: none is more than 0.8 m from where it is. */
    static final int PER_DEGREE = 100_000;

    /** Farther from 1970 no browser's clock reaches: what lies there is told as without bound. */
    private static final long REACH = 8_640_000_000_000_000L;

    private static final NumberRange NONE = new NumberRange(Double.NaN, Double.NaN);

    /** A position where there is none. */
    static final long NOWHERE = Long.MIN_VALUE;

    final int rows;
    final String[] ids;
    /** Bounds of the beginning and of the end, with the sentinels of {@link Interval}. */
    final long[] start;

    final long[] latestStart;
    final long[] earliestEnd;
    final long[] end;
    /** In the order of the story's own list. */
    final int[] category;

    final byte[] status;
    final byte[] geoPrecision;
    final byte[] timePrecision;
    /** A bit for each, the first lowest. */
    final byte[] qualifiers;
    /** Position in the index of places; -1 = none. */
    final int[] place;
    /** Its own spot, quantised, or {@link #NOWHERE}: that of its place is no spot of its own. */
    final long[] own;

    /** Of the number that marks are sized by; NaN = none. */
    final double[] low;

    final double[] high;

    private final StoryIndex index;

    /** @param positions in the index of incidents */
    IncidentTable(StoryIndex index, int[] positions) {
        this.index = index;
        rows = positions.length;
        ids = new String[rows];
        start = new long[rows];
        latestStart = new long[rows];
        earliestEnd = new long[rows];
        end = new long[rows];
        category = new int[rows];
        status = new byte[rows];
        geoPrecision = new byte[rows];
        timePrecision = new byte[rows];
        qualifiers = new byte[rows];
        place = new int[rows];
        own = new long[rows];
        low = new double[rows];
        high = new double[rows];
        Map<String, Integer> categories = new HashMap<>();
        for (Category one : index.story().categories()) {
            categories.put(one.id(), categories.size());
        }
        String sizeBy = Objects.requireNonNullElse(index.story().sizeBy(), "");
        for (int row = 0; row < rows; row++) {
            Entry<Incident> entry = index.incidents().get(positions[row]);
            Incident incident = entry.feature();
            TimeSpan when = incident.statement().when();
            ids[row] = entry.id();
            start[row] = lower(when.start().first());
            latestStart[row] = upper(when.start().last());
            earliestEnd[row] = lower(when.end().first());
            end[row] = upper(when.end().last());
            category[row] =
                    Objects.requireNonNull(categories.get(incident.statement().category()));
            status[row] = (byte) STATUSES.indexOf(incident.statement().status());
            geoPrecision[row] = (byte) GEO_PRECISIONS.indexOf(incident.geoPrecision());
            timePrecision[row] = (byte) TIME_PRECISIONS.indexOf(when.precision());
            for (Qualifier qualifier : when.qualifiers()) {
                qualifiers[row] |= (byte) (1 << QUALIFIERS.indexOf(qualifier));
            }
            place[row] = incident.place() == null
                    ? -1
                    : index.places().find(incident.place()).orElseThrow();
            own[row] = ownSpot(incident.at(), place[row]);
            Quantity number = incident.statement().numbers().get(sizeBy);
            NumberRange range = number == null ? NONE : number.range().orElse(NONE);
            low[row] = range.low();
            high[row] = range.high();
        }
    }

    private static long lower(long instant) {
        return instant < -REACH ? Interval.UNBOUNDED_BEFORE : Math.min(instant, REACH);
    }

    private static long upper(long instant) {
        return instant > REACH ? Interval.UNBOUNDED_AFTER : Math.max(instant, -REACH);
    }

    private long ownSpot(@Nullable Point at, int number) {
        Point home = number < 0 ? null : place(number).at();
        return at == null || (home != null && at.equalsExact(home)) ? NOWHERE : position(at.getCoordinate());
    }

    Place place(int number) {
        return index.places().get(number).feature();
    }

    /** The spot of a row, its own or its place's; {@link #NOWHERE} where it has neither, as what is somewhere in a country. */
    long spot(int row) {
        if (own[row] != NOWHERE || place[row] < 0) {
            return own[row];
        }
        Point at = place(place[row]).at();
        return at == null ? NOWHERE : position(at.getCoordinate());
    }

    /** Whether a row is drawn as its place's area, never as a pin. */
    boolean isOfArea(int row) {
        if (own[row] != NOWHERE || place[row] < 0) {
            return false;
        }
        PlaceKind kind = place(place[row]).kind();
        return kind == PlaceKind.COUNTRY || kind == PlaceKind.REGION;
    }

    private static long position(Coordinate at) {
        return ((long) unit(at.x) << Integer.SIZE) | (unit(at.y) & 0xFFFF_FFFFL);
    }

    private static int unit(double degrees) {
        return (int) Math.round(degrees * PER_DEGREE);
    }

    static int longitude(long position) {
        return (int) (position >> Integer.SIZE);
    }

    static int latitude(long position) {
        return (int) position;
    }
}
