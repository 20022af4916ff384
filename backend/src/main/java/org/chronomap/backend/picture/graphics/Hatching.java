package org.chronomap.backend.picture.graphics;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Pattern;

/** Fills that can be told apart without their colour: those of the front end's {@code signs/patterns.ts}. */
public final class Hatching {

    private static final double TILE = 6;
    private static final double AREA_SCALE = 1.5;
    private static final List<AreaHue> AREAS = List.of(
            new AreaHue(new Color(0xc98a12), Pattern.SOLID),
            new AreaHue(new Color(0x3f74b5), Pattern.LINES_UP),
            new AreaHue(new Color(0x4a9159), Pattern.LINES_DOWN),
            new AreaHue(new Color(0xb5533c), Pattern.GRID),
            new AreaHue(new Color(0x7a5bb0), Pattern.DOTS),
            new AreaHue(new Color(0x1f8f8f), Pattern.WAVES),
            new AreaHue(new Color(0xa8487f), Pattern.CROSS),
            new AreaHue(new Color(0x6b7a1e), Pattern.RINGS));

    /** The hue of one of the story's countries, and its pattern. */
    public record AreaHue(Color colour, Pattern pattern) {}

    private Hatching() {}

    /**
     * A flat tint while each stands for one country; where they come again, with a pattern.
     *
     * @param index of a country among the story's, in the order in which the data addresses give them
     */
    public static AreaHue area(int index) {
        AreaHue hue = AREAS.get(index % AREAS.size());
        return index < AREAS.size() ? new AreaHue(hue.colour(), Pattern.SOLID) : hue;
    }

    public static TexturePaint of(AreaHue hue, double unit) {
        double width = hue.pattern() == Pattern.DOTS ? 1.2 : 0.6;
        return tile(
                hue.pattern(),
                Colours.faded(hue.colour(), 0.2),
                Colours.faded(hue.colour(), 0.4),
                width,
                AREA_SCALE,
                unit);
    }

    public static TexturePaint of(Category category, double unit) {
        double width = category.pattern() == Pattern.DOTS ? 2 : 1.1;
        return tile(
                category.pattern(), Color.decode(category.colour()), Colours.faded(Color.WHITE, 0.8), width, 1, unit);
    }

    /** The tile has whole pixels, so that its lines are as sharp as what lies beside it. */
    private static TexturePaint tile(
            Pattern pattern, Color ground, Color lines, double width, double scale, double unit) {
        int pixels = (int) Math.max(4, Math.round(TILE * scale * unit));
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, pixels, pixels);
        graphics.scale(pixels / TILE, pixels / TILE);
        graphics.setColor(lines);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(drawn(pattern));
        graphics.dispose();
        return new TexturePaint(image, new Rectangle2D.Double(0, 0, pixels / unit, pixels / unit));
    }

    /** Lines or dots of a tile of 6 by 6. */
    private static Path2D drawn(Pattern pattern) {
        Path2D path = new Path2D.Double();
        switch (pattern) {
            case SOLID -> {}
            case DOTS -> {
                line(path, 1.5, 1.5, 1.51, 1.5);
                line(path, 4.5, 4.5, 4.51, 4.5);
            }
            case LINES_UP -> {
                line(path, -1, 7, 7, -1);
                line(path, -1, 1, 1, -1);
                line(path, 5, 7, 7, 5);
            }
            case LINES_DOWN -> {
                line(path, -1, -1, 7, 7);
                line(path, -1, 5, 1, 7);
                line(path, 5, -1, 7, 1);
            }
            case LINES_LEVEL -> {
                line(path, 0, 1.5, 6, 1.5);
                line(path, 0, 4.5, 6, 4.5);
            }
            case LINES_UPRIGHT -> {
                line(path, 1.5, 0, 1.5, 6);
                line(path, 4.5, 0, 4.5, 6);
            }
            case CROSS -> {
                line(path, -1, 7, 7, -1);
                line(path, -1, -1, 7, 7);
            }
            case GRID -> {
                line(path, 0, 3, 6, 3);
                line(path, 3, 0, 3, 6);
            }
            case WAVES -> {
                path.moveTo(0, 3);
                path.quadTo(1.5, 0, 3, 3);
                path.quadTo(4.5, 6, 6, 3);
            }
            case RINGS -> path.append(Pen.circle(3, 3, 1.8), false);
        }
        return path;
    }

    private static void line(Path2D path, double x1, double y1, double x2, double y2) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    }
}
