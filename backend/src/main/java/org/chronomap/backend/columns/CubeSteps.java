package org.chronomap.backend.columns;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chronomap.backend.state.Axis;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.TimeGrid;
import org.chronomap.geodata.index.StoryIndex;

/** The steps that a story's cube counts by: those of its slider as it opens. */
final class CubeSteps {

    /** As many as a slider offers at the most. */
    private static final int MOST = 10_000;

    private CubeSteps() {}

    /** Their first milliseconds, ascending, and the one after the last; among them the one after the moment at which it opens. */
    static long[] edges(StoryIndex index) {
        Axis axis = Axis.of(index.story());
        TimeGrid grid = axis.grid(axis.unit());
        long opening = new ReaderAddress(index).read(Map.of()).state().time().t() + 1;
        int every = grid.last() / MOST + 1;
        return LongStream.concat(
                        IntStream.rangeClosed(0, grid.last() / every).mapToLong(step -> grid.startOf(step * every)),
                        LongStream.of(opening, axis.end() + 1))
                .sorted()
                .distinct()
                .toArray();
    }
}
