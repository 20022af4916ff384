package org.chronomap.geodata.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chronomap.geodata.schema.Incidents;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Movements;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.Sources;
import org.chronomap.geodata.schema.Statements;
import org.chronomap.geodata.schema.Values;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Waypoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** Reads incidents and movements. */
public final class EventReader {

    private static final int MOST_NAMED = 20;
    /** What a draft may lack: properties of statements, and of their sources. */
    private static final Set<String> NOT_OF_DRAFTS = Set.of(Statements.SOURCES.name(), Sources.PUBLISHER.name());

    private final ItemSchemas schemas;
    private final StoryHeader header;
    private final boolean drafts;
    private final PropertyReader reader;
    private final Map<String, PlaceKind> places;
    private final boolean placesUnread;
    private final Set<String> incidents = new LinkedHashSet<>();
    private final Set<String> movements = new LinkedHashSet<>();

    /** @param places the kinds of the story's places, by id; null when they could not be read */
    public EventReader(ItemSchemas schemas, StoryHeader header, @Nullable Map<String, PlaceKind> places) {
        this(schemas, header, places, false);
    }

    /**
     * @param places the kinds of the story's places, by id; null when they could not be read
     * @param drafts whether what is read is still being written: then it may lack sources, and these their publishers
     */
    public EventReader(
            ItemSchemas schemas, StoryHeader header, @Nullable Map<String, PlaceKind> places, boolean drafts) {
        this.schemas = schemas;
        this.header = header;
        this.drafts = drafts;
        this.reader = new Reader();
        this.places = places == null ? Map.of() : places;
        this.placesUnread = places == null;
    }

    /** The ids of the incidents read so far. */
    public Set<String> incidents() {
        return incidents;
    }

    /** The ids of the movements read so far. */
    public Set<String> movements() {
        return movements;
    }

    public Supplier<Incident> incident(Fields fields) {
        PropertySchema<Incident> schema = schemas.incidents();
        Values values = reader.read(schema, fields, (property, value) -> check(fields, property, value));
        incidents.add(id(values));
        fields.nothingElse();
        String place = values.find(Incidents.PLACE);
        Point at = values.find(Incidents.AT);
        GeoPrecision precision = values.find(Incidents.GEO_PRECISION);
        if (place != null) {
            checkPlace(fields, "place", place);
        }
        if (precision == null) {
            values.put(Incidents.GEO_PRECISION, precisionWithout(fields, place, at));
        } else if (precision == GeoPrecision.NONE && (place != null || at != null)) {
            fields.fault("geoPrecision", "is none, but a place is given");
        } else if (precision != GeoPrecision.NONE && place == null && !fields.has("at")) {
            fields.fault("place", "is missing; an incident without a place says `geoPrecision: none`");
        } else if (at == null && kind(place) == PlaceKind.COUNTRY && precision != GeoPrecision.COUNTRY) {
            fields.fault("geoPrecision", "must be country: nothing closer than the country is given");
        }
        return () -> schema.make(values);
    }

    private GeoPrecision precisionWithout(Fields fields, @Nullable String place, @Nullable Point at) {
        PlaceKind kind = kind(place);
        if (at == null && kind != null) {
            return kind.precision();
        }
        if (fields.has("at")) {
            return GeoPrecision.EXACT;
        }
        if (place == null && !fields.has("geoPrecision")) {
            fields.fault("place", "is missing; an incident without a place says `geoPrecision: none`");
        }
        return GeoPrecision.NONE;
    }

    public Supplier<Movement> movement(Fields fields) {
        PropertySchema<Movement> schema = schemas.movements();
        Values values = reader.read(schema, fields, (property, value) -> {
            check(fields, property, value);
            if (property == Movements.FROM || property == Movements.TO) {
                for (Object place : value instanceof List<?> ends ? ends : List.of()) {
                    checkPlace(fields, property.name(), (String) place);
                }
            }
        });
        checkCourse(fields, values.list(Movements.VIA));
        movements.add(id(values));
        fields.nothingElse();
        return () -> schema.make(values);
    }

    private void checkCourse(Fields fields, List<Waypoint> course) {
        String name = Movements.VIA.name();
        course.stream()
                .filter(Waypoint.AtPlace.class::isInstance)
                .map(point -> ((Waypoint.AtPlace) point).id())
                .distinct()
                .forEach(place -> checkPlace(fields, name, place));
        if (course.size() > Movement.MOST_WAYPOINTS) {
            fields.fault(
                    name,
                    "has " + course.size() + " points; " + Movement.MOST_WAYPOINTS
                            + " at the most: leave out those that lie nearly on a line");
        }
    }

    private static String id(Values values) {
        String id = values.find(Statements.ID);
        return id == null ? "" : id;
    }

    private @Nullable PlaceKind kind(@Nullable String place) {
        return place == null ? null : places.get(place);
    }

    private void checkPlace(Fields fields, String name, String place) {
        if (!placesUnread && !places.containsKey(place)) {
            fields.fault(name, "\"" + place + "\" is no place of this story, which has " + all(places.keySet()));
        }
    }

    private void check(Fields fields, Property<?, ?> property, @Nullable Object value) {
        if (property.name().equals(Statements.CATEGORY.name())
                && value instanceof String category
                && !header.isUnread()
                && !header.categoryIds().contains(category)) {
            fields.fault(
                    "category",
                    "\"" + category + "\" is no category of this story, which has " + all(header.categoryIds()));
        }
    }

    /** Reads statements, whose sources may refer to those that the story names. */
    private final class Reader extends PropertyReader {

        Reader() {
            super(header.timeZone(), header.language());
        }

        @Override
        boolean isRequired(Property<?, ?> property) {
            return super.isRequired(property) && !(drafts && NOT_OF_DRAFTS.contains(property.name()));
        }

        @Override
        @Nullable Object object(PropertySchema<?> schema, Fields fields) {
            if (schema != Sources.SCHEMA) {
                return super.object(schema, fields);
            }
            String ref = fields.findText("ref");
            if (ref == null) {
                return super.object(schema, fields);
            }
            Source named = header.sources().get(ref);
            if (named == null && !header.isUnread()) {
                fields.fault(
                        "ref",
                        "\"" + ref + "\" is no source of this story, which has "
                                + all(header.sources().keySet()));
            }
            Values values = new Values();
            for (Property<Source, ?> property : Sources.SCHEMA.read()) {
                Object own = find(property, fields);
                values.put(property, own != null || named == null ? own : property.of(named));
            }
            return made(schema, fields, values);
        }
    }

    /** Ids, as many as a reader of a message can look through. */
    static String all(Collection<String> ids) {
        return ids.isEmpty() ? "none" : first(ids, MOST_NAMED);
    }

    /** The first of several ids, and how many more there are. */
    public static String first(Collection<String> ids, int named) {
        String first = ids.stream().limit(named).collect(Collectors.joining(", "));
        return ids.size() <= named ? first : first + " and " + (ids.size() - named) + " more";
    }
}
