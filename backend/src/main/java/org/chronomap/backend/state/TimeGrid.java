package org.chronomap.backend.state;

import java.time.ZoneId;

/**
 * Steps of a unit over a story's time, numbered from 0.
 *
 * @param start first millisecond of the story's extent
 * @param end last millisecond of the story's extent
 */
public record TimeGrid(TimeUnit unit, ZoneId zone, long start, long end) {

    /** The last number; the first is 0. */
    public int last() {
        return (int) (unit.ordinalAt(end, zone, start) - first());
    }

    /** The step that holds an instant, clamped to the story. */
    public int indexAt(long instant) {
        return (int) (unit.ordinalAt(Math.max(start, Math.min(end, instant)), zone, start) - first());
    }

    /** The first millisecond of a step, not before the story's. */
    public long startOf(int index) {
        return Math.max(start, unit.startOf(first() + index, zone, start));
    }

    /** The last millisecond of a step, not after the story's. */
    public long endOf(int index) {
        return Math.min(end, unit.startOf(first() + index + 1, zone, start) - 1);
    }

    private long first() {
        return unit.ordinalAt(start, zone, start);
    }
}
