package org.chronomap.backend.state;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the map stands.
 *
 * @param lat of its centre, degrees, in [-90, 90]
 * @param lon of its centre, degrees, in [-360, 360]
 * @param zoom the whole world is 256 × 2^zoom CSS pixels wide; in [-30, 30]
 */
public record View(double lat, double lon, double zoom) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /** As closely as addresses tell it: to 10 m, and to a hundredth of a zoom level. */
    View rounded() {
        return new View(rounded(lat, 4), rounded(lon, 4), rounded(zoom, 2));
    }

    private static double rounded(double number, int places) {
        // Adding zero makes -0 a plain 0.
        return new BigDecimal(number).setScale(places, RoundingMode.HALF_UP).doubleValue() + 0.0;
    }

    /**
     * A number of degrees, or of a zoom, as an address has it; empty when it is none.
     *
     * @param most in either direction
     */
    static Optional<Double> degrees(String text, double most) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Double::valueOf)
                .filter(number -> Math.abs(number) <= most);
    }
}
