package org.chronomap.geodata.ingest.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes movements of lines: from where the first point is to where the last is, by way of what is between. A movement goes from place to
 * place: such an end is the nearest city, site or airport of the story within {@value #NEAR_DEGREES}° of it, or else a new place which is
 * called by its position.
 */
final class LineEnds {

    /** A kilometre, about. */
    private static final double NEAR_DEGREES = 0.01;

    private static final int MOST_PLACES = 10_000;
    /** A metre; what is longer than a course may be is simplified so far at first. */
    private static final double FINEST_DEGREES = 1e-5;

    private final List<Place> places;
    private final String language;
    private final Map<String, PlaceNames.NewPlace> made = new LinkedHashMap<>();

    LineEnds(StoryContext story, String language) {
        places = story.places();
        this.language = language;
    }

    static boolean isLine(@Nullable Cell cell) {
        return cell instanceof Cell.Shape shape
                && (shape.geometry() instanceof LineString || shape.geometry() instanceof MultiLineString);
    }

    void take(@Nullable Cell cell) {
        if (cell instanceof Cell.Shape shape && isLine(cell)) {
            Coordinate[] course = shape.geometry().getCoordinates();
            place(course[0]);
            place(course[course.length - 1]);
        }
    }

    List<PlaceNames.NewPlace> made() {
        return List.copyOf(made.values());
    }

    /** @return whether it became one */
    boolean write(Draft draft, @Nullable String column, @Nullable Cell cell) {
        if (!(cell instanceof Cell.Shape shape) || !isLine(cell)) {
            return false;
        }
        Coordinate[] course = shape.geometry().getCoordinates();
        String from = place(course[0]);
        String to = place(course[course.length - 1]);
        if (from == null || to == null) {
            draft.fault(
                    column,
                    "too-many-places",
                    "",
                    String.format(
                            Locale.ROOT,
                            "is a line, and its ends would be places; %,d new ones are made of a file at the most: cut it in parts",
                            MOST_PLACES));
            return true;
        }
        draft.fields().putArray("from").add(from);
        draft.fields().putArray("to").add(to);
        ArrayNode via = draft.fields().putArray("via");
        Coordinate[] kept = simplified(shape.geometry(), course);
        for (int i = 1; i < kept.length - 1; i++) {
            via.add(position(kept[i]));
        }
        if (via.isEmpty()) {
            draft.fields().remove("via");
        }
        if (kept.length < course.length) {
            draft.warn(
                    column,
                    "simplified",
                    "",
                    String.format(
                            Locale.ROOT,
                            "has %,d points, and a course %,d at the most: those are left out that change it least",
                            course.length,
                            Movement.MOST_WAYPOINTS));
        }
        return true;
    }

    private static Coordinate[] simplified(Geometry line, Coordinate[] course) {
        Coordinate[] kept = course;
        for (double degrees = FINEST_DEGREES; kept.length > Movement.MOST_WAYPOINTS; degrees *= 2) {
            kept = DouglasPeuckerSimplifier.simplify(line, degrees).getCoordinates();
        }
        return kept;
    }

    /** Null where there are too many. */
    private @Nullable String place(Coordinate end) {
        String known = null;
        double nearest = NEAR_DEGREES;
        for (Place place : places) {
            boolean isSpot = place.kind() != PlaceKind.COUNTRY && place.kind() != PlaceKind.REGION;
            double distance = place.at() == null || !isSpot
                    ? Double.MAX_VALUE
                    : place.at().getCoordinate().distance(end);
            if (distance <= nearest) {
                known = place.id();
                nearest = distance;
            }
        }
        if (known != null) {
            return known;
        }
        String latitude = degrees(end.y, "n", "s");
        String longitude = degrees(end.x, "e", "w");
        String id = "at-" + (latitude + '-' + longitude).replace('.', '-');
        if (made.size() < MOST_PLACES) {
            made.computeIfAbsent(id, any -> make(id, end));
        }
        return made.containsKey(id) ? id : null;
    }

    private PlaceNames.NewPlace make(String id, Coordinate end) {
        ObjectNode document = Draft.NODES.objectNode().put("id", id);
        String name = String.format(
                Locale.ROOT,
                "%.4f° %s, %.4f° %s",
                Math.abs(end.y),
                end.y < 0 ? "S" : "N",
                Math.abs(end.x),
                end.x < 0 ? "W" : "E");
        document.putObject("name").put(language, name);
        document.put("kind", PlaceKind.SITE.id()).set("at", position(end));
        return new PlaceNames.NewPlace(id, document, null);
    }

    /** To eleven metres. */
    private static String degrees(double degrees, String positive, String negative) {
        return String.format(Locale.ROOT, "%.4f", Math.abs(degrees)) + (degrees < 0 ? negative : positive);
    }

    private static JsonNode position(Coordinate at) {
        return Draft.NODES.arrayNode().add(rounded(at.x)).add(rounded(at.y));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6 + 0.0;
    }
}
