package org.chronomap.geodata.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.Scenes;
import org.chronomap.geodata.schema.Values;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/** Reads the scenes of a story, once its incidents and movements are read. */
public final class SceneReader {

    private static final String FORM = "a day like 2022-01-06, or a span like 2022-01-03/2022-01-09";

    private final PropertySchema<Scene> schema;
    private final StoryHeader header;
    private final Predicate<String> isEvent;
    private final Function<Fields, BigDecimal> position;

    /**
     * @param isEvent whether it is the id of an incident or a movement of the story
     * @param position takes a scene's position from its fields, or knows it
     */
    public SceneReader(
            ItemSchemas schemas, StoryHeader header, Predicate<String> isEvent, Function<Fields, BigDecimal> position) {
        this.schema = schemas.scenes();
        this.header = header;
        this.isEvent = isEvent;
        this.position = position;
    }

    public Supplier<Scene> read(Fields fields) {
        Values values = new Reader().read(schema, fields, (property, value) -> {});
        fields.nothingElse();
        TimeSpan at = values.find(Scenes.AT);
        if (!fields.has("at")) {
            fields.fault("at", "is missing: " + FORM);
        } else if (at != null && (!at.start().isBoundedBefore() || !at.end().isBoundedAfter())) {
            fields.fault("at", "must begin and end: " + FORM);
        }
        @Nullable List<String> highlight = values.find(Scenes.HIGHLIGHT);
        for (String event : highlight == null ? List.<String>of() : highlight) {
            if (!isEvent.test(event)) {
                fields.fault(
                        "highlight", "\"" + event + "\" is the id of no incident and of no movement of this story");
            }
        }
        return () -> schema.make(values);
    }

    /** Has positions from where they are known. */
    private final class Reader extends PropertyReader {

        Reader() {
            super(header.timeZone(), header.language());
        }

        @Override
        @Nullable Object find(Property<?, ?> property, Fields fields) {
            return property == Scenes.POSITION ? position.apply(fields) : super.find(property, fields);
        }
    }
}
