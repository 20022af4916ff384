package org.chronomap.backend.picture.map;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.picture.graphics.Hatching;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.graphics.Signs;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;

/** The incidents of a place in little: a cell or a piece of a ring for each, as in the front end's {@code map/marks/glyphs.ts}. */
public final class Glyphs {

    static final double CELL = 11;
    static final double CELL_STEP = CELL + 2;
    static final double RING_SIZE = 36;

    private static final int PER_ROW = 8;
    /** The count says how many there are; beyond this, cells would cover the map. */
    private static final int MOST_CELLS = 4 * PER_ROW;
    /** Beyond this the pieces of a ring are slivers. */
    private static final int MOST_PIECES = 24;

    private static final double OUTER = 15;
    private static final double INNER = 9;
    private static final double FADED = 0.6;
    private static final String QUOTE = "“";

    private final Pen pen;
    private final Map<String, Paint> fills = new HashMap<>();
    private final Map<String, Color> colours = new HashMap<>();

    public Glyphs(Pen pen, Story story) {
        this.pen = pen;
        for (Category category : story.categories()) {
            fills.put(category.id(), Hatching.of(category, pen.unit()));
            colours.put(category.id(), Color.decode(category.colour()));
        }
    }

    static int columns(int incidents) {
        return Math.min(PER_ROW, incidents);
    }

    static int rows(int incidents) {
        return (Math.min(MOST_CELLS, incidents) + PER_ROW - 1) / PER_ROW;
    }

    Color colour(String category) {
        return colours.getOrDefault(category, pen.colours().quiet);
    }

    /** Rows of up to eight cells, their upper left corner at x, y. */
    void cells(List<ShownEvent> all, double x, double y) {
        List<ShownEvent> shown = all.subList(Math.max(0, all.size() - MOST_CELLS), all.size());
        for (int i = 0; i < shown.size(); i++) {
            double left = x + i % PER_ROW * CELL_STEP + 1;
            int row = i / PER_ROW;
            double top = y + row * CELL_STEP + 1;
            double half = CELL / 2;
            piece(shown.get(i), Pen.box(left, top, CELL, CELL, 2), left + half, top + half, half + 3, half);
        }
    }

    /** A ring with a piece for each incident and their count in its middle. */
    void ring(List<ShownEvent> all, String count, double x, double y) {
        pen.fill(Pen.circle(x, y, OUTER + 1), pen.colours().raised);
        pen.line(Pen.circle(x, y, OUTER + 1), pen.colours().quiet, 1);
        List<ShownEvent> shown = all.subList(Math.max(0, all.size() - MOST_PIECES), all.size());
        double gap = shown.size() > 1 ? 0.06 : 0;
        double turn = 2 * Math.PI / shown.size();
        for (int i = 0; i < shown.size(); i++) {
            double middle = (i + 0.5) * turn;
            piece(
                    shown.get(i),
                    sector(x, y, i * turn + gap, (i + 1) * turn - gap),
                    x + 12 * Math.sin(middle),
                    y - 12 * Math.cos(middle),
                    7,
                    4);
        }
        double width = Typeface.SANS_BOLD.width(count, 12);
        pen.text(Typeface.SANS_BOLD, count, 12, x - width / 2, y + 4.3, pen.colours().ink);
    }

    /** A category's colour and pattern in a small square. */
    public void swatch(Category category, double x, double y, double size) {
        Shape box = Pen.box(x, y, size, size, size / 5);
        pen.fill(box, fills.getOrDefault(category.id(), pen.colours().quiet));
        pen.line(box, colour(category.id()), 1);
    }

    /**
     * @param x of its middle, as y
     * @param below how far below its middle a quotation mark stands
     * @param reach of a cross from its middle
     */
    private void piece(ShownEvent shown, Shape shape, double x, double y, double below, double reach) {
        Status status = shown.status();
        String category = shown.event().statement().category();
        boolean isUndated = shown.standing() == Standing.UNDATED;
        boolean isFilled = !isUndated
                && shown.standing() != Standing.POSSIBLY_BEGUN
                && status != Status.PLANNED
                && status != Status.RETRACTED;
        faded(shown.standing() == Standing.OVER ? FADED : 1, () -> {
            if (isFilled) {
                pen.fill(shape, fills.getOrDefault(category, pen.colours().quiet));
                pen.line(shape, colour(category), 1);
            } else {
                pen.fill(shape, pen.colours().raised);
                Color outline = pen.colours().ofHollow(colour(category));
                if (isUndated) {
                    dots(shape, outline);
                } else if (status == Status.PLANNED) {
                    pen.line(shape, outline, 1.6, 2.5, 1.8);
                } else {
                    pen.line(shape, outline, 1.6);
                }
            }
            if (status == Status.CLAIMED) {
                quote(x, y + below);
            }
            if (status == Status.RETRACTED) {
                pen.line(Signs.cross(x, y, reach), pen.colours().ink, 1.6);
            }
        });
    }

    /** What nobody knows the time of looks like nothing else. */
    public void dots(Shape shape, Color colour) {
        pen.roundLine(shape, colour, 1.6, 0.1, 3);
    }

    private void quote(double x, double y) {
        double width = Typeface.SERIF_BOLD.width(QUOTE, 14);
        Shape quote = Typeface.SERIF_BOLD.shape(QUOTE, 14, x - width / 2, y);
        pen.roundLine(quote, Color.WHITE, 2.5);
        pen.fill(quote, new Color(0x111111));
    }

    private void faded(double opacity, Runnable drawing) {
        Composite before = pen.graphics().getComposite();
        if (opacity < 1) {
            pen.graphics().setComposite(AlphaComposite.SrcOver.derive((float) opacity));
        }
        drawing.run();
        pen.graphics().setComposite(before);
    }

    /** Angles in radians, clockwise from the top. */
    private static Shape sector(double x, double y, double from, double to) {
        double start = 90 - Math.toDegrees(from);
        double sweep = -Math.toDegrees(to - from);
        Path2D sector = new Path2D.Double();
        sector.append(new Arc2D.Double(x - OUTER, y - OUTER, 2 * OUTER, 2 * OUTER, start, sweep, Arc2D.OPEN), false);
        sector.append(
                new Arc2D.Double(x - INNER, y - INNER, 2 * INNER, 2 * INNER, start + sweep, -sweep, Arc2D.OPEN), true);
        sector.closePath();
        return sector;
    }
}
