package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;

/** The geometries of KML (OGC 12-007, clause 10) and Google's tracks. */
final class KmlShapes {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private KmlShapes() {}

    static boolean isGeometry(String name) {
        return switch (name) {
            case "Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack", "Model" ->
                true;
            default -> false;
        };
    }

    /** @return null of one that has no coordinates */
    static @Nullable Geometry of(XmlElement element) throws ShapeException {
        return switch (element.name()) {
            case "Point" -> {
                List<double[]> positions = coordinates(element);
                yield positions.isEmpty() ? null : Shapes.point(positions.get(0));
            }
            case "LineString" -> {
                List<double[]> positions = coordinates(element);
                yield positions.isEmpty() ? null : Shapes.line(positions);
            }
            case "LinearRing" -> {
                List<double[]> positions = coordinates(element);
                yield positions.isEmpty() ? null : Shapes.ring(positions);
            }
            case "Polygon" -> polygon(element);
            case "Track" -> track(element);
            case "Model" -> {
                XmlElement location = element.child("Location");
                yield location == null
                        ? null
                        : Shapes.point(new double[] {
                            number(location.childText("longitude")), number(location.childText("latitude"))
                        });
            }
            default -> {
                List<Geometry> parts = new ArrayList<>();
                for (XmlElement child : element.children()) {
                    Geometry part = isGeometry(child.name()) ? of(child) : null;
                    if (part != null) {
                        parts.add(part);
                    }
                }
                yield Shapes.all(parts);
            }
        };
    }

    private static @Nullable Geometry polygon(XmlElement polygon) throws ShapeException {
        List<LinearRing> rings = new ArrayList<>();
        for (String boundary : List.of("outerBoundaryIs", "innerBoundaryIs")) {
            for (XmlElement edge : polygon.children(boundary)) {
                // Some put several rings into one boundary.
                for (XmlElement ring : edge.children("LinearRing")) {
                    List<double[]> positions = coordinates(ring);
                    if (!positions.isEmpty()) {
                        rings.add(Shapes.ring(positions));
                    }
                }
            }
        }
        return rings.isEmpty() ? null : Shapes.polygon(rings);
    }

    private static @Nullable Geometry track(XmlElement track) throws ShapeException {
        List<double[]> positions = new ArrayList<>();
        for (XmlElement coord : track.children("coord")) {
            if (!coord.text().isEmpty()) {
                positions.add(position(coord.text(), BLANKS));
            }
        }
        if (positions.isEmpty()) {
            return null;
        }
        return positions.size() == 1 ? Shapes.point(positions.get(0)) : Shapes.line(positions);
    }

    private static List<double[]> coordinates(XmlElement element) throws ShapeException {
        List<double[]> positions = new ArrayList<>();
        String text = element.childText("coordinates");
        if (text == null) {
            return positions;
        }
        // Blanks part positions, but many write some behind the commas too.
        for (String tuple : BLANKS.split(COMMA.matcher(text).replaceAll(","), -1)) {
            positions.add(position(tuple, COMMA));
            if (positions.size() > Shapes.MOST_POSITIONS) {
                throw new ShapeException(
                        "too-long", "", "A geometry with more than %,d positions".formatted(Shapes.MOST_POSITIONS));
            }
        }
        return positions;
    }

    private static double[] position(String tuple, Pattern between) throws ShapeException {
        String[] numbers = between.split(tuple.strip(), 4);
        try {
            return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            String given = tuple.length() > RowFault.GIVEN ? tuple.substring(0, RowFault.GIVEN) : tuple;
            throw new ShapeException(
                    "bad-coordinates",
                    given,
                    "A position is longitude,latitude with a comma between them, like 76.95,43.24; positions are parted by blanks");
        }
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
