package org.chronomap.backend.picture.card;

import java.awt.geom.Line2D;
import java.util.List;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.picture.map.MapView;
import org.chronomap.backend.picture.map.StoryMap;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.site.Logo;
import org.chronomap.backend.state.Axis;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.TimeShown;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.TimeSpan;

/**
 * Where what stands on a picture: the headline, the map, and the time with counts, legend and sources, beside the map on a wide
 * picture and below it on any other. A small picture has fewer of them.
 */
final class Card {

    /** Of the map, what the places of a story may take that says nothing of its view: marks and names stand around them. */
    private static final double MOST_OF_MAP = 0.7;

    private static final double PANEL = 264;
    private static final double MARGIN = 20;
    private static final double PADDING = 16;
    /** From these on the panel stands beside the map. */
    private static final double WIDE = 800;

    private static final double TALL_ENOUGH = 380;
    /** From this height on there is a headline. */
    private static final double HEADED = 260;
    /** From this height on a legend stands below the map. */
    private static final double EXPLAINED = 620;

    private static final Extent WHOLE_EARTH = new Extent(-180, -60, 180, 75);

    private final Picture picture;
    private final Pen pen;
    private final Colours colours;
    private final PictureWords words;
    private final Story story;
    private final ReaderState state;
    private final List<ShownEvent> shown;
    private final double width;
    private final double height;

    Card(Picture picture, Pen pen) {
        this.picture = picture;
        this.pen = pen;
        this.colours = pen.colours();
        this.words = picture.words();
        this.story = picture.snapshot().story();
        this.state = picture.state();
        this.shown = picture.shown();
        this.width = picture.size().pixelWidth() / pen.unit();
        this.height = picture.size().pixelHeight() / pen.unit();
    }

    /** Pixels to a unit, so that letters suit the size at which a picture is looked at, and never get too small. */
    static double unit(PictureSize size) {
        double suited = 1.25 * Math.min(size.width() / 1200.0, size.height() / 630.0);
        return size.scale() * Math.max(0.85, Math.min(2.5, suited));
    }

    void draw() {
        pen.fill(Pen.box(0, 0, width, height, 0), colours.paper);
        double top = height >= HEADED ? headline() : 0;
        boolean isBeside = width >= WIDE && height >= TALL_ENOUGH && width >= 1.3 * height;
        if (isBeside) {
            map(0, top, width - PANEL, height - top);
            pen.line(new Line2D.Double(width - PANEL, top, width - PANEL, height), colours.rule, 1);
            panel(width - PANEL + PADDING, top, PANEL - PADDING - MARGIN, height - top);
        } else {
            double footer = footerHeight();
            double legend = height >= EXPLAINED ? Math.min(150, height * 0.2) : 0;
            map(0, top, width, height - top - footer - legend);
            double below = height - footer - legend;
            pen.line(new Line2D.Double(0, below, width, below), colours.rule, 1);
            footer(MARGIN, below, width - 2 * MARGIN);
            if (legend > 0) {
                new Legend(pen, story, shown, state, words)
                        .draw(MARGIN, height - legend, width - 2 * MARGIN, legend - 10);
            }
        }
        pen.line(new Line2D.Double(0, top, width, top), colours.ink, top == 0 ? 0 : 1);
    }

    /** Returns where it ends. Above a scene's headline stands the story's, small. */
    private double headline() {
        double room = width - 2 * MARGIN - logo();
        String headline = words.headline(state);
        double size = width >= WIDE ? 28 : 22;
        while (size > 13 && Typeface.SERIF_BOLD.lines(headline, size, room, 9).size() > 2) {
            size--;
        }
        double y = 10;
        if (!headline.equals(words.title())) {
            pen.text(Typeface.SANS, lineOf(Typeface.SANS, words.title(), 12, room), 12, MARGIN, y + 12, colours.quiet);
            y += 18;
        }
        double line = size * 1.24;
        y += size;
        for (String text : Typeface.SERIF_BOLD.balanced(headline, size, room, 2)) {
            pen.text(Typeface.SERIF_BOLD, text, size, MARGIN, y, colours.ink);
            y += line;
        }
        return Math.rint(y - line + size * 0.32 + 9);
    }

    /** At the end of the headline; returns the room that it takes there. */
    private double logo() {
        Logo logo = picture.site() == null ? null : picture.site().logo();
        return logo == null ? 0 : new CardLogo(pen, logo).draw(width - MARGIN, MARGIN - 8, width / 4);
    }

    private void map(double x, double y, double mapWidth, double mapHeight) {
        pen.graphics().translate(x, y);
        MapView view = view(mapWidth, mapHeight);
        new StoryMap(pen, picture.baseMap(), picture.snapshot().index(), state, shown, words, view).draw();
        String credits = words.message("map.credits");
        double creditsWidth = Typeface.SANS.width(credits, 9.5) + 12;
        if (creditsWidth < mapWidth) {
            pen.fill(
                    Pen.box(mapWidth - creditsWidth, mapHeight - 16, creditsWidth, 16, 0),
                    Colours.faded(colours.paper, 0.85));
            pen.text(Typeface.SANS, credits, 9.5, mapWidth - creditsWidth + 6, mapHeight - 4.7, colours.quiet);
        }
        pen.graphics().translate(-x, -y);
    }

    /** Where the map stands: as asked for, as the scene has it, as the story has it, around all that has a place. */
    private MapView view(double mapWidth, double mapHeight) {
        if (state.view() != null) {
            return MapView.at(state.view(), mapWidth, mapHeight);
        }
        Integer scene = state.scene();
        Extent ofScene = scene == null ? null : story.scenes().get(scene).view();
        Extent ofStory = story.view();
        Extent given = ofScene != null ? ofScene : ofStory;
        return given != null
                ? MapView.around(given, mapWidth, mapHeight)
                : MapView.around(
                        picture.snapshot().index().view().orElse(WHOLE_EARTH), mapWidth, mapHeight, MOST_OF_MAP);
    }

    private void panel(double x, double top, double room, double panelHeight) {
        double y = top + 22;
        TimeShown time = state.time();
        pen.text(Typeface.SANS, words.mode(time), 11, x, y, colours.quiet);
        y += 25;
        for (String line : Typeface.SERIF_BOLD.lines(words.time(time), 20, room, 3)) {
            pen.text(Typeface.SERIF_BOLD, line, 20, x, y, colours.ink);
            y += 25;
        }
        pen.text(Typeface.SANS, words.zone(time), 11, x, y - 6, colours.quiet);
        y += 14;
        track(x, y, room);
        y += 18;
        ends(x, y, room);
        y += 22;
        for (String part : words.countParts(shown)) {
            for (String line : Typeface.SANS_BOLD.lines(part, 12, room, 2)) {
                pen.text(Typeface.SANS_BOLD, line, 12, x, y, colours.ink);
                y += 16;
            }
        }
        List<String> sources = Typeface.SANS.lines(sources(), 10.5, room, 2);
        double bottom = top + panelHeight - 14 - 13.5 * (sources.size() - 1);
        double line = bottom;
        for (String text : sources) {
            pen.text(Typeface.SANS, text, 10.5, x, line, colours.quiet);
            line += 13.5;
        }
        pen.line(new Line2D.Double(x, bottom - 16, x + room, bottom - 16), colours.rule, 1);
        new Legend(pen, story, shown, state, words).draw(x, y + 2, room, bottom - 22 - y);
    }

    private double footerHeight() {
        return height >= HEADED ? 78 : 56;
    }

    private void footer(double x, double top, double room) {
        TimeShown time = state.time();
        track(x, top + 12, room);
        double size = 17;
        String date = words.time(time);
        while (size > 11 && Typeface.SERIF_BOLD.width(date, size) > room) {
            size--;
        }
        pen.text(Typeface.SERIF_BOLD, lineOf(Typeface.SERIF_BOLD, date, size, room), size, x, top + 37, colours.ink);
        double end = x + Typeface.SERIF_BOLD.width(date, size) + 10;
        String zone = words.zone(time);
        if (end + Typeface.SANS.width(zone, 11) < x + room) {
            pen.text(Typeface.SANS, zone, 11, end, top + 37, colours.quiet);
        }
        if (height >= HEADED) {
            String counts = words.counts(shown);
            pen.text(Typeface.SANS, lineOf(Typeface.SANS, counts, 12, room), 12, x, top + 54, colours.ink);
            pen.text(Typeface.SANS, lineOf(Typeface.SANS, sources(), 10.5, room), 10.5, x, top + 69, colours.quiet);
        } else {
            pen.text(Typeface.SANS, lineOf(Typeface.SANS, sources(), 10, room), 10, x, top + 50, colours.quiet);
        }
    }

    private static String lineOf(Typeface face, String text, double size, double room) {
        return face.lines(text, size, room, 1).get(0);
    }

    private String sources() {
        String name = words.message("page.site");
        // A newsroom's may be of letters that pictures have not.
        String site = Typeface.SANS.has(name) ? name : "";
        boolean isSourced = shown.stream()
                .anyMatch(one -> !one.event().statement().namedSources().isEmpty());
        return isSourced ? words.sources(shown) + (site.isEmpty() ? "" : " · " + site) : site;
    }

    /** The slider: what is shown filled, and broken beyond the day as of which the story is known. */
    private void track(double x, double y, double room) {
        Axis axis = Axis.of(story);
        double length = Math.max(1, axis.end() + 1 - axis.start());
        TimeShown time = state.time();
        double from = x + room * (time.from() - axis.start()) / length;
        double to = x + room * (time.t() + 1 - axis.start()) / length;
        TimeSpan known = story.knownAsOf();
        double sure = known == null
                ? x + room
                : x + room * Math.max(0, Math.min(1, (known.latest() + 1 - axis.start()) / length));
        pen.line(new Line2D.Double(x, y, sure, y), colours.rule, 4);
        if (sure < x + room) {
            pen.line(new Line2D.Double(sure, y, x + room, y), colours.rule, 4, 2, 2);
        }
        pen.line(new Line2D.Double(from, y, to, y), pen.accent(), 4);
        pen.fill(Pen.circle(to, y, 5.5), colours.raised);
        pen.line(Pen.circle(to, y, 5.5), pen.accent(), 2.4);
    }

    private void ends(double x, double y, double room) {
        Axis axis = Axis.of(story);
        String last = words.end(axis.end(), axis.unit());
        pen.text(Typeface.SANS, words.end(axis.start(), axis.unit()), 10.5, x, y, colours.quiet);
        pen.text(Typeface.SANS, last, 10.5, x + room - Typeface.SANS.width(last, 10.5), y, colours.quiet);
    }
}
