package org.chronomap.backend.state;

import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.time.Phase;
import org.chronomap.geodata.time.TimeSpan;

/** How an event stands in what is shown of the story's time, as in the front end's {@code story/standing.ts}. */
public enum Standing {
    NOT_BEGUN,
    /** Between its earliest and its latest possible start. */
    POSSIBLY_BEGUN,
    /** For certain. */
    BEGUN,
    /** Its latest possible end has passed. */
    OVER,
    /** It had passed before the shown span began. */
    OUT,
    /** Nothing is known of when it was: not shown, but counted apart. */
    UNDATED;

    public static Standing of(TimeSpan when, TimeShown shown) {
        if (shown.mode() == SceneMode.CUMULATIVE) {
            return when.isCertainlyOverAt(shown.t()) ? OVER : begun(when, shown.t());
        }
        // What ended within the span still belongs to it.
        return when.isCertainlyOverAt(shown.from()) ? OUT : begun(when, shown.t());
    }

    private static Standing begun(TimeSpan when, long moment) {
        Phase phase = when.phaseAt(moment);
        return switch (phase) {
            case NOT_BEGUN -> NOT_BEGUN;
            case POSSIBLY_BEGUN -> POSSIBLY_BEGUN;
            case BEGUN -> BEGUN;
            case UNKNOWN -> UNDATED;
        };
    }

    /** Whether it lets an event show at all. */
    public boolean isShown() {
        return this == POSSIBLY_BEGUN || this == BEGUN || this == OVER;
    }
}
