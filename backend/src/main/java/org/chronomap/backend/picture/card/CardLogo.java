package org.chronomap.backend.picture.card;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.site.Logo;

/** Draws a logo of pixels; one that is none is left away, and the site's name alone stands on the picture. */
final class CardLogo {

    private static final double HEIGHT = 24;
    private static final double PLATE = 4;
    private static final double GAP = 14;

    private final Pen pen;
    private final Logo.Drawing drawing;
    private final boolean onPlate;

    CardLogo(Pen pen, Logo logo) {
        boolean dark = pen.colours() == Colours.DARK;
        Logo.Drawing ofDark = logo.dark();
        this.pen = pen;
        this.drawing = dark && ofDark != null ? ofDark : logo.light();
        this.onPlate = dark && ofDark == null;
    }

    /**
     * Draws it at the end of a line.
     *
     * @param most how wide it may be
     * @return how much room it takes; 0 = it was left away
     */
    double draw(double right, double top, double most) {
        BufferedImage pixels = drawing.pixels();
        if (pixels == null) {
            return 0;
        }
        double width = Math.min(most, HEIGHT * drawing.ratio());
        double height = width / drawing.ratio();
        double left = right - width;
        if (onPlate) {
            pen.fill(
                    Pen.box(left - PLATE, top - PLATE, width + 2 * PLATE, height + 2 * PLATE, PLATE),
                    Colours.LIGHT.paper);
        }
        BufferedImage fitting = halved(pixels, (int) Math.ceil(width * pen.unit()));
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.scale(width / fitting.getWidth(), height / fitting.getHeight());
        Graphics2D graphics = pen.graphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(fitting, place, null);
        return width + GAP;
    }

    /** So often that what is left is to be made less than twice as small: at once, most pixels would be passed over. */
    private static BufferedImage halved(BufferedImage pixels, int width) {
        BufferedImage smaller = pixels;
        while (smaller.getWidth() >= 2 * width && smaller.getHeight() > 1) {
            BufferedImage half =
                    new BufferedImage(smaller.getWidth() / 2, smaller.getHeight() / 2, BufferedImage.TYPE_INT_ARGB_PRE);
            Graphics2D graphics = half.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(smaller, 0, 0, half.getWidth(), half.getHeight(), null);
            graphics.dispose();
            smaller = half;
        }
        return smaller;
    }
}
