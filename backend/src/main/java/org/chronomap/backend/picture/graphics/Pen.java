package org.chronomap.backend.picture.graphics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * Draws on a picture in units that the layout chooses, so that a picture of any size has lines and letters that suit it.
 *
 * @param unit pixels to a unit
 * @param accent of what is shown or chosen: the colours' own, or a site's
 */
public record Pen(Graphics2D graphics, double unit, Colours colours, Color accent) {

    public static Pen on(BufferedImage image, double unit, Colours colours, Color accent) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(unit, unit);
        return new Pen(graphics, unit, colours, accent);
    }

    public void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    public void line(Shape shape, Color colour, double width, double... dash) {
        graphics.setPaint(colour);
        graphics.setStroke(stroke(width, BasicStroke.CAP_BUTT, dash));
        graphics.draw(shape);
    }

    public void roundLine(Shape shape, Color colour, double width, double... dash) {
        graphics.setPaint(colour);
        graphics.setStroke(stroke(width, BasicStroke.CAP_ROUND, dash));
        graphics.draw(shape);
    }

    private static BasicStroke stroke(double width, int cap, double... dash) {
        float[] dashes = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            dashes[i] = (float) dash[i];
        }
        return dash.length == 0
                ? new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND)
                : new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    public void text(Typeface face, String text, double size, double x, double y, Color colour) {
        fill(face.shape(text, size, x, y), colour);
    }

    /** Readable over lines: with the ground around it. */
    public void haloed(Shape text, Color colour, Color ground) {
        roundLine(text, Colours.faded(ground, 0.85), 3.2);
        fill(text, colour);
    }

    /** What is drawn meanwhile is seen within a shape alone. */
    public void within(Shape bounds, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(bounds);
        drawing.run();
        graphics.setClip(before);
    }

    public static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    public static Shape box(double x, double y, double width, double height, double radius) {
        return radius == 0
                ? new Rectangle2D.Double(x, y, width, height)
                : new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius);
    }
}
