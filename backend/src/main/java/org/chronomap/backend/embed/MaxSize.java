package org.chronomap.backend.embed;

import java.math.BigInteger;

/**
 * The largest size that something may have, in CSS pixels.
 *
 * @param maxWidth at least 1; {@link #UNLIMITED} = as wide as it likes
 * @param maxHeight at least 1; {@link #UNLIMITED} = as high as it likes
 */
record MaxSize(int maxWidth, int maxHeight) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /** A width and a height in CSS pixels, both at least 1. */
    record Size(int width, int height) {}

    /**
     * Reads {@code maxwidth} or {@code maxheight}; more than an {@code int} holds is no limit.
     *
     * @throws IllegalArgumentException when it is not a whole number from 1
     */
    static int parse(String text) {
        if (!text.matches("[0-9]{1,100}") || new BigInteger(text).signum() == 0) {
            throw new IllegalArgumentException('"' + text + "\" must be a whole number of pixels from 1, like 600");
        }
        return new BigInteger(text).min(BigInteger.valueOf(UNLIMITED)).intValueExact();
    }

    /** The widget's size: as wide as there is room, up to 1600; a narrow one is higher, since its parts stand below each other. */
    Size forWidget() {
        int width = Math.min(maxWidth, maxWidth == UNLIMITED ? 800 : 1600);
        return new Size(width, Math.min(maxHeight, width < 560 ? 640 : 600));
    }

    /** The largest size of a picture's shape that there is room for, at most its own. */
    Size forPicture(int width, int height) {
        double scale = Math.min(1, Math.min((double) maxWidth / width, (double) maxHeight / height));
        return new Size(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
    }
}
