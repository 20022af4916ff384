package org.chronomap.backend.state;

import java.time.ZoneId;
import java.util.Arrays;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * A story's time as the slider counts it.
 *
 * @param start first millisecond of the story's extent
 * @param end last millisecond of the story's extent
 * @param unit the step that suits the extent's length
 */
public record Axis(ZoneId zone, long start, long end, TimeUnit unit) {

    private static final int MOST_HOURS = 100;
    private static final int MOST_STEPS = 420;
    /** Beyond this a step is no more than a fraction of a pixel to drag. */
    private static final int MOST_OFFERED = 10_000;
    /** Of the slider's length, what a span first covers. */
    private static final double FIRST_SPAN = 1.0 / 7;

    public static Axis of(Story story) {
        long start = story.extent().earliest();
        long end = story.extent().latest();
        return new Axis(story.timeZone(), start, end, unitFor(end - start));
    }

    /** The finest unit that has not too many steps for a length of time. */
    private static TimeUnit unitFor(long millis) {
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> millis / unit.aboutMillis() <= (unit == TimeUnit.HOUR ? MOST_HOURS : MOST_STEPS))
                .findFirst()
                .orElse(TimeUnit.MILLENNIUM);
    }

    /** Where a story that is known until an instant begins to be read: there, if it ends a step that the slider offers. */
    long opening(long known) {
        boolean offered = Arrays.stream(TimeUnit.values())
                .anyMatch(step -> (end - start) / step.aboutMillis() <= MOST_OFFERED && endsStep(step, known));
        return offered ? known : endOfStep(known);
    }

    /** The end of the story's own step that holds an instant. */
    long endOfStep(long instant) {
        TimeGrid grid = grid(unit);
        return grid.endOf(grid.indexAt(instant));
    }

    public TimeGrid grid(TimeUnit step) {
        return new TimeGrid(step, zone, start, end);
    }

    /**
     * What a mode shows at an instant, in the coarsest step that ends with it and is not coarser than the story's own.
     *
     * @param window the length of a span
     * @param from where a span without a length begins; null = it has the length that spans have at first
     */
    TimeShown at(long instant, SceneMode mode, @Nullable StepCount window, @Nullable Long from) {
        long within = Math.max(start, Math.min(end, instant));
        TimeUnit step = window != null && endsStep(window.unit(), within)
                ? window.unit()
                : instant < start ? unit : coarsestEndingAt(within);
        TimeGrid grid = grid(step);
        int last = grid.indexAt(within);
        int first = window == null
                ? from == null ? last - firstLength(grid) + 1 : grid.indexAt(from)
                : window.unit() == step
                        ? last - window.count() + 1
                        : grid.indexAt((long)
                                (within + 1 - window.count() * window.unit().aboutMillis()));
        return shown(mode, grid, first, last);
    }

    /** What a mode shows from one step to another: the later one alone, unless it is a span. */
    public TimeShown shown(SceneMode mode, TimeGrid grid, int firstStep, int lastStep) {
        int last = Math.max(0, Math.min(grid.last(), lastStep));
        int first = Math.max(0, Math.min(last, firstStep));
        long from = switch (mode) {
            case CUMULATIVE -> start;
            case WINDOW -> grid.startOf(first);
            case MOMENT -> grid.startOf(last);
        };
        return new TimeShown(mode, grid.unit(), from, grid.endOf(last), grid.startOf(last));
    }

    /** What a scene shows. */
    public TimeShown during(Scene scene) {
        TimeGrid grid = grid(unit);
        return shown(
                scene.mode(),
                grid,
                grid.indexAt(scene.at().earliest()),
                grid.indexAt(scene.at().latest()));
    }

    private static int firstLength(TimeGrid grid) {
        return (int) Math.max(1, Math.round((grid.last() + 1) * FIRST_SPAN));
    }

    private TimeUnit coarsestEndingAt(long instant) {
        TimeUnit coarsest = TimeUnit.HOUR;
        for (TimeUnit step : TimeUnit.values()) {
            if (step.compareTo(unit) <= 0 && endsStep(step, instant)) {
                coarsest = step;
            }
        }
        return coarsest;
    }

    private boolean endsStep(TimeUnit step, long instant) {
        return grid(step).endOf(grid(step).indexAt(instant)) == instant;
    }
}
