package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chronomap.geodata.story.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where an item is that did not leave its place, though the file tells of its place or its position alone. */
final class KeptWhere {

    static final List<String> FIELDS = List.of("place", "at", "geoPrecision");

    /** A metre. */
    private static final double SAME_DEGREES = 1e-5;

    private final Set<Field.Kind> told;
    private final StoryContext story;

    KeptWhere(Set<Field.Kind> told, StoryContext story) {
        this.told = told;
        this.story = story;
    }

    boolean isTold() {
        return told.contains(Field.Kind.PLACE)
                || told.contains(Field.Kind.AT)
                || told.contains(Field.Kind.GEO_PRECISION);
    }

    /** Whether its course is told by the geometry. */
    boolean isLine(Draft draft) {
        return told.contains(Field.Kind.AT) && draft.fields().has("from");
    }

    void keep(Draft draft, JsonNode was) {
        ObjectNode fields = draft.fields();
        if (!isTold()) {
            FIELDS.forEach(name -> copy(fields, was, name));
            draft.forgive("place");
            return;
        }
        boolean isPlaceTold = told.contains(Field.Kind.PLACE);
        boolean isAtTold = told.contains(Field.Kind.AT);
        boolean stayed = isPlaceTold
                ? fields.path("place").equals(was.path("place"))
                        && (!isAtTold || isSame(position(fields), position(was)))
                : isAtTold && isSame(position(fields), position(was));
        if (!stayed) {
            return;
        }
        copy(fields, was, "place");
        copy(fields, was, "at");
        if (!told.contains(Field.Kind.GEO_PRECISION)) {
            copy(fields, was, "geoPrecision");
        }
    }

    private static boolean isSame(@Nullable Coordinate one, @Nullable Coordinate other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return Math.abs(one.x - other.x) < SAME_DEGREES && Math.abs(one.y - other.y) < SAME_DEGREES;
    }

    private @Nullable Coordinate position(JsonNode fields) {
        JsonNode at = fields.path("at");
        if (at.isArray()) {
            return new Coordinate(at.path(0).asDouble(), at.path(1).asDouble());
        }
        String id = fields.path("place").asString("");
        return story.places().stream()
                .filter(place -> place.id().equals(id) && place.at() != null)
                .findFirst()
                .map(Place::at)
                .map(point -> point.getCoordinate())
                .orElse(null);
    }

    private static void copy(ObjectNode fields, JsonNode was, String name) {
        if (was.has(name)) {
            fields.set(name, was.path(name).deepCopy());
        } else {
            fields.remove(name);
        }
    }
}
