package org.chronomap.backend.site;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a site's name.
 *
 * @param dark what stands in its place on a dark ground; null = the same, on a light plate
 * @param besideName whether the name stands beside it, since it does not say it
 */
public record Logo(Drawing light, @Nullable Drawing dark, boolean besideName) {

    /** In CSS pixels, as on every page. */
    public static final int HEIGHT = 24;

    /**
     * A picture of it.
     *
     * @param ratio how many times as wide as it is high
     * @param pixels null = it is none of pixels
     */
    public record Drawing(
            SiteFile file, double ratio, @Nullable BufferedImage pixels) {

        /** In CSS pixels. */
        public int width() {
            return (int) Math.round(HEIGHT * ratio);
        }
    }
}
