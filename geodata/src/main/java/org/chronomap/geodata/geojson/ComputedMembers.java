package org.chronomap.geodata.geojson;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Outline;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.ShadedSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what an author wrote from what was computed when it was read: what stands there as it would be computed is left out.
 * What is as it was before but for the rounding of what is served stays as exact as it was.
 */
final class ComputedMembers {

    private static final List<String> BOUNDS = List.of("start", "latestStart", "earliestEnd", "end");

    private final CountryOutlines outlines;
    private final @Nullable StoryIndex index;

    ComputedMembers(CountryOutlines outlines, @Nullable StoryIndex index) {
        this.outlines = outlines;
        this.index = index;
    }

    /** The value of a property without what is computed of its members; what has none stays as it is. */
    static JsonNode without(PropertySchema<?> schema, String name, JsonNode value) {
        PropertySchema<?> members = schema.find(name)
                .map(Property::type)
                .<PropertySchema<?>>map(ValueType::members)
                .orElse(null);
        List<String> names = members == null
                ? List.of()
                : members.properties().stream()
                        .filter(Property::isComputed)
                        .map(Property::name)
                        .toList();
        if (names.isEmpty()) {
            return value;
        }
        JsonNode own = value.deepCopy();
        own.forEach(entry -> {
            if (entry instanceof ObjectNode object) {
                object.remove(names);
            }
        });
        return own;
    }

    /** @param position where the incident is said to be; null = nowhere of its own */
    void incident(ObjectNode fields, String id, @Nullable JsonNode position) {
        Incident now = find(index == null ? null : index.incidents(), id);
        String place = fields.path("place").asString("");
        if (position != null) {
            Point own = now == null ? null : now.at();
            if (own != null && isAt(position, own)) {
                set(fields, "at", own);
            } else if (!isSpotOf(position, place)
                    && (now == null || own != null || now.place() == null || !isSpotOf(position, now.place()))) {
                fields.set("at", position);
            }
        }
        if (followsFromPlace(fields, place)) {
            fields.remove("geoPrecision");
        }
    }

    private boolean followsFromPlace(ObjectNode fields, String place) {
        String precision = fields.path("geoPrecision").asString("");
        if (fields.has("at")) {
            return precision.equals(GeoPrecision.EXACT.id());
        }
        Place there = findPlace(place);
        return there != null && there.kind().precision().id().equals(precision);
    }

    private boolean isSpotOf(JsonNode position, String place) {
        Place there = findPlace(place);
        return there != null && there.at() != null && isAt(position, there.at());
    }

    private @Nullable Place findPlace(String id) {
        return find(index == null ? null : index.places(), id);
    }

    /** @param position where the place is said to be; null = nowhere */
    void place(ObjectNode fields, String id, @Nullable JsonNode position) {
        Place now = findPlace(id);
        if (position != null && !fields.path("kind").asString("").equals("country")) {
            fields.set("at", position);
            if (now != null && now.at() != null && isAt(position, now.at())) {
                set(fields, "at", now.at());
            }
        }
        JsonNode anchor = fields.path("anchor");
        if (now != null && now.anchor() != null && isAt(anchor, now.anchor())) {
            set(fields, "anchor", now.anchor());
        } else if (isComputedAnchor(anchor, fields, now)) {
            fields.remove("anchor");
        }
    }

    private boolean isComputedAnchor(JsonNode anchor, ObjectNode fields, @Nullable Place now) {
        if (now != null
                && now.anchor() == null
                && isAt(anchor, Objects.requireNonNull(index).anchor(now))) {
            return true;
        }
        Optional<Outline> outline = outlines.find(fields.path("code").asString(""));
        return outline.isPresent() ? isAt(anchor, outline.get().anchor()) : anchor.equals(fields.path("at"));
    }

    /** @param bbox of the feature: what the map shows, where the scene says so */
    void scene(ObjectNode fields, String id, JsonNode bbox) {
        Scene now = find(index == null ? null : index.scenes(), id);
        if (!fields.has("view") && !bbox.isMissingNode() && !bbox.isNull()) {
            fields.set("view", bbox);
        }
        keepView(fields, now == null ? null : now.view());
        if (fields.path("mode").asString("").equals(SceneMode.CUMULATIVE.id())) {
            fields.remove("mode");
        }
    }

    /** The fields of the story's own document. */
    ObjectNode storyFields(ObjectNode fields) {
        fields.remove(List.of("links", "actors", "scenes"));
        JsonNode span = fields.path("extent").path("temporal").path("edtf");
        if (!span.isMissingNode()) {
            fields.set("extent", span);
        }
        if (index != null && index.story().view() == null) {
            index.view().filter(all -> isView(fields.path("view"), all)).ifPresent(all -> fields.remove("view"));
        }
        keepView(fields, index == null ? null : index.story().view());
        if (fields.path("spans") instanceof ArrayNode written) {
            ArrayNode spans = JsonNodeFactory.instance.arrayNode();
            written.forEach(one -> spans.add(one instanceof ObjectNode object ? span(object) : one));
            fields.set("spans", spans);
        }
        return fields;
    }

    private ObjectNode span(ObjectNode written) {
        ObjectNode span = JsonNodeFactory.instance.objectNode().setAll(written);
        span.remove(BOUNDS);
        String incident = span.path("incident").asString("");
        Incident marked = find(index == null ? null : index.incidents(), incident);
        boolean unlabelled = index != null && index.story().spans().contains(new ShadedSpan(incident, null));
        if (unlabelled
                && marked != null
                && DocumentWriter.byLanguage(marked.statement().title()).equals(span.path("label"))) {
            span.remove("label");
        }
        return span;
    }

    private static void keepView(ObjectNode fields, @Nullable Extent now) {
        if (now != null && isView(fields.path("view"), now)) {
            ArrayNode exact = fields.putArray("view");
            now.bbox().forEach(exact::add);
        }
    }

    private static boolean isView(JsonNode written, Extent extent) {
        List<Double> bounds = extent.bbox();
        return written.size() == 4 && IntStream.range(0, 4).allMatch(i -> isNear(written.path(i), bounds.get(i)));
    }

    private static boolean isAt(JsonNode written, Point point) {
        return isAt(written, point.getCoordinate());
    }

    private static boolean isAt(JsonNode written, Coordinate position) {
        return written.isArray()
                && written.size() == 2
                && isNear(written.path(0), position.x)
                && isNear(written.path(1), position.y);
    }

    /** Whether both are the same in what is served. */
    private static boolean isNear(JsonNode degrees, double now) {
        return degrees.isNumber() && Wgs84.round(Double.parseDouble(degrees.asString())) == Wgs84.round(now);
    }

    private static void set(ObjectNode fields, String name, Point point) {
        fields.putArray(name).add(point.getX()).add(point.getY());
    }

    private static <T> @Nullable T find(@Nullable FeatureIndex<T> index, String id) {
        if (index == null || index.find(id).isEmpty()) {
            return null;
        }
        return index.get(index.find(id).getAsInt()).feature();
    }
}
