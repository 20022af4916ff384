package org.chronomap.backend.picture;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.chronomap.backend.picture.card.Picture;
import org.chronomap.backend.picture.file.GifFile;
import org.chronomap.backend.state.Axis;
import org.chronomap.backend.state.TimeGrid;
import org.chronomap.backend.state.TimeShown;
import org.chronomap.geodata.story.SceneMode;

/** A story's time as a GIF: a frame for each step of the slider, of steps so coarse that the file stays small. */
final class Animation {

    /** Bytes of a file; some places take no larger one. */
    static final int MOST_BYTES = 2_000_000;

    private static final int MOST_FRAMES = 60;
    private static final int DELAY = 80;
    private static final int LAST_DELAY = 400;

    private final Picture picture;
    private final Axis axis;
    private final TimeGrid grid;

    private Animation(Picture picture) {
        this.picture = picture;
        this.axis = Axis.of(picture.snapshot().story());
        this.grid = axis.grid(axis.unit());
    }

    /** @throws IllegalStateException if not even the first and the last step alone stay small enough */
    static byte[] of(Picture picture) {
        return new Animation(picture).write();
    }

    private byte[] write() {
        int steps = grid.last() + 1;
        int stride = (steps + MOST_FRAMES - 1) / MOST_FRAMES;
        byte[] gif = GifFile.of(
                frames(stride), DELAY, LAST_DELAY, picture.snapshot().story().id());
        while (gif.length > MOST_BYTES && stride < steps) {
            stride *= 2;
            gif = GifFile.of(
                    frames(stride),
                    DELAY,
                    LAST_DELAY,
                    picture.snapshot().story().id());
        }
        if (gif.length > MOST_BYTES) {
            throw new IllegalStateException("The animation has %,d bytes; it must not have more than %,d: ask for a "
                            .formatted(gif.length, MOST_BYTES)
                    + "smaller one");
        }
        return gif;
    }

    /** Drawn as they are asked for; the last step is always one of them. */
    private Iterable<BufferedImage> frames(int stride) {
        return () -> IntStream.iterate(grid.last() % stride, step -> step <= grid.last(), step -> step + stride)
                .mapToObj(step -> picture.at(picture.state().at(shown(step))).draw())
                .iterator();
    }

    /** A span keeps its length as it goes. */
    private TimeShown shown(int step) {
        TimeShown time = picture.state().time();
        int length = time.mode() == SceneMode.WINDOW ? grid.indexAt(time.t()) - grid.indexAt(time.from()) : 0;
        return axis.shown(time.mode(), grid, step - length, step);
    }
}
