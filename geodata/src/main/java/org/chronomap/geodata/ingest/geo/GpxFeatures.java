package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The waypoints, routes and tracks of GPX 1.0 and 1.1 (https://www.topografix.com/GPX/1/1/). */
final class GpxFeatures implements Features {

    private static final Key KIND = new Key(Key.Of.ITSELF, "element");
    private static final Key NAME = new Key(Key.Of.ITSELF, "name");
    private static final Key DESCRIPTION = new Key(Key.Of.ITSELF, "desc");

    private final XmlEvents events;
    private int number;

    GpxFeatures(Input input, @Nullable Charset encoding) throws RefusedFileException {
        events = new XmlEvents(input, encoding);
    }

    @Override
    public @Nullable Feature next() throws RefusedFileException {
        for (Boolean begins = events.next(); begins != null; begins = events.next()) {
            if (begins) {
                switch (events.name()) {
                    case "wpt" -> {
                        return waypoint(events.element());
                    }
                    case "rte" -> {
                        return path("route");
                    }
                    case "trk" -> {
                        return path("track");
                    }
                    case "metadata", "extensions" -> events.skip();
                    default -> {}
                }
            }
        }
        return null;
    }

    private Feature feature(String kind) {
        number++;
        Feature feature = new Feature(number);
        feature.put(KIND, kind);
        feature.put(NAME, (Cell) null);
        feature.put(DESCRIPTION, (Cell) null);
        return feature;
    }

    private Feature waypoint(@Nullable XmlElement waypoint) {
        Feature feature = feature("waypoint");
        if (waypoint == null) {
            feature.flaw(null, "too-long", "", "The waypoint is longer than %,d characters".formatted(Limits.LINE));
            return feature;
        }
        feature.shape(() -> Shapes.placed(Shapes.point(position(waypoint)), ReferenceSystem.DEGREES));
        waypoint.children().forEach(child -> member(feature, child));
        return feature;
    }

    /** What is said of a waypoint, route or track. */
    private static void member(Feature feature, XmlElement element) {
        switch (element.name()) {
            case "name" -> feature.put(NAME, element.text());
            case "desc" -> feature.put(DESCRIPTION, HtmlText.of(element.text()));
            case "time" -> Moments.put(feature, Key.TIME, element.text());
            case "link" ->
                feature.put(Key.property("link"), element.attributes().get("href"));
            case "extensions" -> element.children().forEach(extension -> leaves(feature, extension));
            default -> feature.put(Key.property(element.name()), element.allText());
        }
    }

    private static void leaves(Feature feature, XmlElement extension) {
        if (extension.children().isEmpty()) {
            String name = extension.attributes().getOrDefault("name", extension.name());
            feature.put(Key.property(extension.name().equals("data") ? name : extension.name()), extension.text());
        }
        extension.children().forEach(child -> leaves(feature, child));
    }

    /** A route, or a track with its parts, point after point. */
    private Feature path(String kind) throws RefusedFileException {
        String name = events.name();
        Feature feature = feature(kind);
        List<List<double[]>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        Moments.Span span = new Moments.Span();
        int points = 0;
        for (boolean begins = events.inside(); begins || !events.name().equals(name); begins = events.inside()) {
            if (!begins) {
                continue;
            }
            switch (events.name()) {
                case "trkseg" -> {
                    if (!parts.get(parts.size() - 1).isEmpty()) {
                        parts.add(new ArrayList<>());
                    }
                }
                case "trkpt", "rtept" -> {
                    XmlElement point = events.element();
                    points++;
                    if (point != null && points <= Shapes.MOST_POSITIONS) {
                        parts.get(parts.size() - 1).add(position(point));
                        String time = point.childText("time");
                        if (time != null) {
                            span.add(time);
                        }
                    }
                }
                default -> {
                    XmlElement element = events.element();
                    if (element != null) {
                        member(feature, element);
                    }
                }
            }
        }
        if (points > Shapes.MOST_POSITIONS) {
            feature.flaw(
                    Key.GEOMETRY,
                    "too-long",
                    "",
                    "The %s has more than %,d points: simplify it".formatted(kind, Shapes.MOST_POSITIONS));
            return feature;
        }
        feature.shape(() -> Shapes.placed(lines(parts), ReferenceSystem.DEGREES));
        if (feature.cells().get(Key.TIME) == null) {
            span.putInto(feature);
        }
        return feature;
    }

    /** Of points alone in their part none is left when there is a line. */
    private static @Nullable Geometry lines(List<List<double[]>> parts) throws ShapeException {
        List<Geometry> lines = new ArrayList<>();
        List<Geometry> points = new ArrayList<>();
        for (List<double[]> part : parts) {
            if (part.size() == 1) {
                points.add(Shapes.point(part.get(0)));
            } else if (!part.isEmpty()) {
                lines.add(Shapes.line(part));
            }
        }
        return Shapes.all(lines.isEmpty() ? points : lines);
    }

    private static double[] position(XmlElement point) {
        return new double[] {
            number(point.attributes().get("lon")), number(point.attributes().get("lat"))
        };
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public long position() {
        return events.position();
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
