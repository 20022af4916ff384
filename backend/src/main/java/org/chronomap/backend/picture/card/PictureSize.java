package org.chronomap.backend.picture.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;

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
        List<ParameterFault> faults = new ArrayList<>();
        int width = number(parameters, "width", LEAST, most, standard.width, faults);
        int height = number(parameters, "height", LEAST, most, standard.height, faults);
        int scale = number(parameters, "scale", 1, MOST_SCALE, standard.scale, faults);
        PictureSize size = new PictureSize(width, height, scale);
        if (faults.isEmpty() && size.pixels() > mostPixels) {
            faults.add(new ParameterFault(
                    "scale",
                    "%d makes %d × %d a picture of %,d pixels; it must not have more than %,d"
                            .formatted(scale, width, height, size.pixels(), mostPixels)));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badParameters(faults);
        }
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

    private static int number(
            Map<String, List<String>> parameters,
            String name,
            int least,
            int most,
            int standard,
            List<ParameterFault> faults) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return standard;
        }
        String text = Objects.requireNonNullElse(values.get(0), "");
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (values.size() > 1) {
            faults.add(new ParameterFault(name, "is given " + values.size() + " times; give it once"));
        } else if (number < least || number > most) {
            faults.add(new ParameterFault(
                    name, "\"%s\" must be a whole number from %d to %d".formatted(text, least, most)));
        }
        return number;
    }
}
