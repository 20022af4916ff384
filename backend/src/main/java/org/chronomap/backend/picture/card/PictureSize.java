package org.chronomap.backend.picture.card;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;

/**
 * How large a picture is.
 *
 * @param width in CSS pixels, 200 to 2400
 * @param height in CSS pixels, 200 to 2400
 * @param scale pixels of the picture to each CSS pixel, in width and in height, 1 to 3
 */
public record PictureSize(int width, int height, int scale) {

    /** A card's, where none is asked for. */
    public static final PictureSize CARD = new PictureSize(1200, 630, 1);

    private static final PictureSize ANIMATION = new PictureSize(640, 360, 1);

    /** The smallest width and height, CSS pixels. */
    public static final int LEAST = 200;

    private static final int MOST = 2400;
    private static final int MOST_SCALE = 3;
    /** Of a whole picture. */
    private static final long MOST_PIXELS = 8_000_000;

    private static final int MOST_ANIMATED = 1200;
    /** Of each frame. */
    private static final long MOST_ANIMATED_PIXELS = 800_000;

    /** @throws ProblemException (400) that names every faulty parameter */
    public static PictureSize of(Map<String, List<String>> parameters, PictureSize standard) {
        return of(parameters, standard, MOST, MOST_PIXELS);
    }

    /**
     * The size of an animation, which has many pictures in one file.
     *
     * @throws ProblemException (400) that names every faulty parameter
     */
    public static PictureSize ofAnimation(Map<String, List<String>> parameters) {
        return of(parameters, ANIMATION, MOST_ANIMATED, MOST_ANIMATED_PIXELS);
    }

    private static PictureSize of(
            Map<String, List<String>> parameters, PictureSize standard, int most, long mostPixels) {
        Parameters known = new Parameters(parameters);
        int width = number(known, "width", LEAST, most, standard.width);
        int height = number(known, "height", LEAST, most, standard.height);
        int scale = number(known, "scale", 1, MOST_SCALE, standard.scale);
        PictureSize size = new PictureSize(width, height, scale);
        if (known.areFaultless() && size.pixels() > mostPixels) {
            known.note(
                    "scale",
                    "%d makes %d × %d a picture of %,d pixels; it must not have more than %,d"
                            .formatted(scale, width, height, size.pixels(), mostPixels));
        }
        known.requireFaultless();
        return size;
    }

    int pixelWidth() {
        return width * scale;
    }

    int pixelHeight() {
        return height * scale;
    }

    private long pixels() {
        return (long) pixelWidth() * pixelHeight();
    }

    private static int number(Parameters known, String name, int least, int most, int standard) {
        Integer number = known.one(name, text -> {
            int read = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
            if (read < least || read > most) {
                throw new IllegalArgumentException(
                        "\"%s\" must be a whole number from %d to %d".formatted(text, least, most));
            }
            return read;
        });
        return number == null ? standard : number;
    }
}
