package org.chronomap.backend.features;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.chronomap.geodata.geo.Extent;

/** Reads {@code bbox} (OGC API Features 1.0, {@code /req/core/fc-bbox-definition}). */
final class Bbox {

    private static final String FORM = "west,south,east,north in degrees (or with a lowest and highest height: "
            + "west,south,lowest,east,north,highest), like 46,40,88,56";

    // Double.parseDouble also takes NaN, 0x1p3 and 1d.
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

    private Bbox() {}

    /**
     * Heights are read and not used: nothing in a story has one. West greater than east crosses the antimeridian.
     *
     * @throws IllegalArgumentException when it is not a bounding box
     */
    static Extent parse(String text) {
        double[] numbers;
        try {
            numbers = Arrays.stream(text.split(",", -1))
                    .mapToDouble(number -> number(number.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException('"' + text + "\" must be " + FORM, e);
        }
        try {
            return switch (numbers.length) {
                case 4 -> new Extent(numbers[0], numbers[1], numbers[2], numbers[3]);
                case 6 -> new Extent(numbers[0], numbers[1], numbers[3], numbers[4]);
                default -> throw new IllegalArgumentException("it has " + numbers.length + " numbers");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException('"' + text + "\" must be " + FORM + ": " + e.getMessage(), e);
        }
    }

    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException(text + " is not a decimal number");
        }
        return Double.parseDouble(text);
    }
}
