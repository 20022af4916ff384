package org.chronomap.backend.site;

import java.awt.Color;

/**
 * The contrast of two colours, from 1 to 21 (<a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2</a>, relative
 * luminance of sRGB).
 */
final class Contrast {

    /** What text needs at least (success criterion 1.4.3). */
    static final double OF_TEXT = 4.5;

    private static final int STEPS = 100;

    private Contrast() {}

    static double of(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** A colour, or the first on the way from it to black or white that can be read on a ground: to the one that stands out more there. */
    static Color readable(Color colour, Color ground) {
        Color end = of(Color.BLACK, ground) > of(Color.WHITE, ground) ? Color.BLACK : Color.WHITE;
        Color mixed = colour;
        for (int step = 1; step <= STEPS && of(mixed, ground) < OF_TEXT; step++) {
            mixed = mixed(colour, end, step);
        }
        return mixed;
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Color mixed(Color from, Color to, int step) {
        return new Color(
                mixed(from.getRed(), to.getRed(), step),
                mixed(from.getGreen(), to.getGreen(), step),
                mixed(from.getBlue(), to.getBlue(), step));
    }

    private static int mixed(int from, int to, int step) {
        return (from * (STEPS - step) + to * step) / STEPS;
    }
}
