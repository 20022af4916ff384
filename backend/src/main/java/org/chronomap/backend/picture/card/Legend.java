package org.chronomap.backend.picture.card;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.graphics.Signs;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.picture.map.Glyphs;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;

/** Says in words what is on the map, and only that: categories first, then the signs of standing and status. */
final class Legend {

    private static final double TEXT_SIZE = 11;
    private static final double LEAST_TEXT_SIZE = 9.5;
    private static final double LINE = 13.5;
    private static final double COLUMN = 190;
    private static final double BETWEEN = 9;
    private static final double GAP = 3.5;
    private static final double SIGN_SIZE = 13;
    private static final double TEXT_LEFT = 20;
    private static final int MOST_LINES = 2;

    private final Pen pen;
    private final Glyphs glyphs;
    private final List<Row> rows = new ArrayList<>();

    /** @param isShort a name alone, which may stand beside another */
    private record Row(Sign sign, String text, boolean isShort) {}

    /** Draws what a row explains into a square. */
    private interface Sign {
        void draw(double x, double y);
    }

    Legend(Pen pen, Story story, List<ShownEvent> shown, ReaderState state, PictureWords words) {
        this.pen = pen;
        this.glyphs = new Glyphs(pen, story);
        List<ShownEvent> onMap = shown.stream()
                .filter(one -> hasPlace(one) && one.isOnMap(state))
                .toList();
        for (Category category : story.categories()) {
            if (onMap.stream()
                    .anyMatch(one -> one.event().statement().category().equals(category.id()))) {
                Sign swatch = (x, y) -> glyphs.swatch(category, x, y, SIGN_SIZE);
                rows.add(new Row(swatch, words.category(category), true));
            }
        }
        Colours colours = pen.colours();
        add(
                onMap,
                words,
                "legend.begun",
                one -> one.standing() == Standing.BEGUN && !one.isRetracted(),
                (x, y) -> plate(x, y, colours.quiet));
        add(
                onMap,
                words,
                "legend.possible",
                one -> one.standing() == Standing.POSSIBLY_BEGUN && !one.isRetracted(),
                this::hollow);
        add(onMap, words, "legend.undated", one -> one.standing() == Standing.UNDATED, this::dotted);
        add(
                onMap,
                words,
                "legend.over",
                one -> one.standing() == Standing.OVER && !one.isRetracted(),
                (x, y) -> plate(x, y, Colours.faded(colours.quiet, 0.4)));
        add(onMap, words, "legend.planned", one -> one.status() == Status.PLANNED, this::dashed);
        add(onMap, words, "legend.claimed", one -> one.status() == Status.CLAIMED, this::quote);
        add(onMap, words, "legend.retracted", ShownEvent::isRetracted, this::crossed);
        add(onMap, words, "legend.city", one -> isPlaced(one, GeoPrecision.CITY), this::wideRing);
        add(onMap, words, "legend.movement", one -> one.event() instanceof Movement, this::arrow);
        add(onMap, words, "legend.country", one -> isPlaced(one, GeoPrecision.COUNTRY), this::framed);
    }

    private void add(List<ShownEvent> onMap, PictureWords words, String key, Predicate<ShownEvent> test, Sign sign) {
        if (onMap.stream().anyMatch(test)) {
            rows.add(new Row(sign, words.message(key), false));
        }
    }

    private static boolean hasPlace(ShownEvent one) {
        return !(one.event() instanceof Incident incident) || incident.place() != null || incident.at() != null;
    }

    private static boolean isPlaced(ShownEvent one, GeoPrecision precision) {
        return one.event() instanceof Incident incident && incident.geoPrecision() == precision;
    }

    /** Draws as many rows as find room: in columns where there are several, else the short ones two abreast where they can be. */
    void draw(double x, double y, double width, double height) {
        if (width >= 2 * COLUMN) {
            inColumns(x, y, width, height);
            return;
        }
        List<Row> brief = rows.stream().filter(Row::isShort).toList();
        int half = (brief.size() + 1) / 2;
        double text = TEXT_SIZE;
        while (text > LEAST_TEXT_SIZE && !areAbreast(brief, half, text, width)) {
            text -= 0.5;
        }
        double top = y;
        boolean abreast = areAbreast(brief, half, text, width);
        if (abreast) {
            double first = widest(brief.subList(0, half), text) + BETWEEN;
            double second = widest(brief.subList(half, brief.size()), text);
            for (int i = 0; i < brief.size(); i++) {
                double rowTop = top + i % half * (LINE + GAP);
                if (rowTop + LINE <= y + height) {
                    row(
                            brief.get(i),
                            text,
                            x + (i < half ? 0 : Math.max(first, Math.min(width / 2, width - second))),
                            rowTop,
                            width);
                }
            }
            top += half * (LINE + GAP) + GAP;
        }
        for (Row row : rows) {
            if (row.isShort() && abreast) {
                continue;
            }
            double room = lines(row, text, width).size() * LINE + GAP;
            if (top + room > y + height) {
                return;
            }
            row(row, text, x, top, width);
            top += room;
        }
    }

    private void inColumns(double x, double y, double width, double height) {
        int columns = (int) (width / COLUMN);
        double column = width / columns;
        double left = x;
        double top = y;
        for (Row row : rows) {
            double room = lines(row, TEXT_SIZE, column - BETWEEN).size() * LINE + GAP;
            if (top + room > y + height) {
                left += column;
                top = y;
            }
            if (left + column > x + width + 1) {
                return;
            }
            row(row, TEXT_SIZE, left, top, column - BETWEEN);
            top += room;
        }
    }

    private static boolean areAbreast(List<Row> brief, int half, double text, double width) {
        double second = widest(brief.subList(half, brief.size()), text);
        return Math.max(widest(brief.subList(0, half), text) + BETWEEN, Math.min(width / 2, width - second)) + second
                <= width + 0.5;
    }

    private static double widest(List<Row> some, double text) {
        return TEXT_LEFT
                + some.stream()
                        .mapToDouble(row -> Typeface.SANS.width(row.text(), text))
                        .max()
                        .orElse(0);
    }

    private static List<String> lines(Row row, double text, double width) {
        return Typeface.SANS.lines(row.text(), text, width - TEXT_LEFT, MOST_LINES);
    }

    private void row(Row row, double size, double x, double y, double width) {
        row.sign().draw(x + 0.5, y + 0.5);
        double line = y + 11;
        for (String text : lines(row, size, width)) {
            pen.text(Typeface.SANS, text, size, x + TEXT_LEFT, line, pen.colours().ink);
            line += LINE;
        }
    }

    private void plate(double x, double y, Color fill) {
        pen.fill(square(x, y), fill);
    }

    private void hollow(double x, double y) {
        pen.line(square(x, y), pen.colours().quiet, 1.6);
    }

    private void dashed(double x, double y) {
        pen.line(square(x, y), pen.colours().quiet, 1.6, 2.5, 1.8);
    }

    private void dotted(double x, double y) {
        glyphs.dots(square(x, y), pen.colours().quiet);
    }

    private void crossed(double x, double y) {
        pen.line(Signs.cross(x + SIGN_SIZE / 2, y + SIGN_SIZE / 2, SIGN_SIZE / 3), pen.colours().ink, 2);
    }

    private void quote(double x, double y) {
        pen.text(Typeface.SERIF_BOLD, "“", 24, x + 1, y + 19, pen.colours().ink);
    }

    private void wideRing(double x, double y) {
        double middle = SIGN_SIZE / 2;
        pen.roundLine(Pen.circle(x + middle, y + middle, middle), pen.colours().quiet, 1.5, 0.01, 3.2);
        pen.line(Pen.circle(x + middle, y + middle, middle / 2), pen.colours().quiet, 1);
    }

    private void arrow(double x, double y) {
        double middle = y + SIGN_SIZE / 2;
        pen.line(new Line2D.Double(x, middle, x + SIGN_SIZE - 2, middle), pen.colours().quiet, 2);
        Path2D head = new Path2D.Double();
        head.moveTo(x + SIGN_SIZE - 6, middle - 4);
        head.lineTo(x + SIGN_SIZE + 1, middle);
        head.lineTo(x + SIGN_SIZE - 6, middle + 4);
        head.closePath();
        pen.fill(head, pen.colours().quiet);
    }

    private void framed(double x, double y) {
        pen.line(square(x, y), pen.colours().quiet, 1);
        double middle = y + SIGN_SIZE / 2;
        pen.line(new Line2D.Double(x + 3, middle, x + SIGN_SIZE - 3, middle), pen.colours().quiet, 2);
    }

    private static Shape square(double x, double y) {
        return Pen.box(x, y, SIGN_SIZE, SIGN_SIZE, 3);
    }
}
