package org.chronomap.geodata.schema;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;

/**
 * What properties each kind of item has. {@code revision} and {@code updated}, which are counted and no author says, and the
 * members that GeoJSON itself has are no properties.
 */
public record ItemSchemas(
        PropertySchema<Story> story,
        PropertySchema<Place> places,
        PropertySchema<Incident> incidents,
        PropertySchema<Movement> movements,
        PropertySchema<Scene> scenes) {

    /** Those of this program. */
    public static final ItemSchemas STANDARD =
            new ItemSchemas(StoryText.SCHEMA, Places.SCHEMA, Incidents.SCHEMA, Movements.SCHEMA, Scenes.SCHEMA);

    public PropertySchema<?> of(StoryPart part) {
        return switch (part) {
            case STORY -> story;
            case PLACES -> places;
            case INCIDENTS -> incidents;
            case MOVEMENTS -> movements;
            case SCENES -> scenes;
        };
    }

    /** The same with other incidents. */
    public ItemSchemas withIncidents(PropertySchema<Incident> other) {
        return new ItemSchemas(story, places, other, movements, scenes);
    }

    /** The same with other places. */
    public ItemSchemas withPlaces(PropertySchema<Place> other) {
        return new ItemSchemas(story, other, incidents, movements, scenes);
    }

    /** The names of all that is computed of any kind of item. */
    public Set<String> computed() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(StoryPart.values())
                .flatMap(part -> of(part).properties().stream())
                .filter(Property::isComputed)
                .forEach(property -> names.add(property.name()));
        return names;
    }
}
