package org.chronomap.geodata.geojson;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.Scenes;
import org.chronomap.geodata.schema.StoryText;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what a story says of itself, as members of a JSON object that the caller begins and ends. */
public final class StoryWriter {

    private StoryWriter() {}

    /** The extent is written as OGC API Features has it: {@code /req/core/fc-md-extent}, bounds of time closed, and in it the span that the author wrote. */
    public static void writeMembers(JsonGenerator json, StoryIndex index, Wording wording) {
        Story story = index.story();
        PropertyWriter properties = new PropertyWriter(index, wording);
        json.writeStringProperty("id", story.id());
        for (Property<Story, ?> property : ItemSchemas.STANDARD.story().written()) {
            if (property == StoryText.EXTENT) {
                writeExtent(json, index);
            } else if (property == StoryText.VIEW) {
                writeView(json, index, story.view());
            } else if (property == StoryText.SPANS) {
                json.writeArrayPropertyStart("spans");
                story.spans().forEach(span -> writeSpan(json, index, span, wording));
                json.writeEndArray();
            } else if (property != StoryText.SOURCES || wording.preferred().isEmpty()) {
                // Sources are for who edits the story alone, and reads it in every language: the items have what they
                // need of them.
                properties.write(json, property, story);
            }
        }
        writeActors(json, story);
        json.writeArrayPropertyStart("scenes");
        for (Scene scene : story.scenes()) {
            json.writeStartObject();
            json.writeStringProperty("id", scene.id());
            for (Property<Scene, ?> property : ItemSchemas.STANDARD.scenes().written()) {
                if (property != Scenes.POSITION && property.featureMember() == FeatureMember.PROPERTIES) {
                    properties.write(json, property, scene);
                }
            }
            writeView(json, index, scene.view() == null ? story.view() : scene.view());
            json.writeEndObject();
        }
        json.writeEndArray();
        PropertyWriter.writeVersion(json, index.version());
    }

    /** What the map shows: what the author says, else all that has a place, without what countries have overseas. */
    private static void writeView(JsonGenerator json, StoryIndex index, @Nullable Extent own) {
        Optional.ofNullable(own)
                .or(index::view)
                .ifPresent(view -> GeometryWriter.writeBbox(json.writeName("view"), view));
    }

    private static void writeSpan(JsonGenerator json, StoryIndex index, ShadedSpan span, Wording wording) {
        Statement statement = index.incident(span.incident()).statement();
        json.writeStartObject();
        json.writeStringProperty("incident", span.incident());
        wording.write(json, "label", span.label() == null ? statement.title() : span.label());
        PropertyWriter.writeBounds(json, statement.when());
        json.writeEndObject();
    }

    /** Of the actors whose names differ by language all names, whatever the wording: a link may hold any of them. */
    private static void writeActors(JsonGenerator json, Story story) {
        json.writeArrayPropertyStart("actors");
        Stream.concat(
                        story.incidents().stream().map(Incident::statement),
                        story.movements().stream().map(Movement::statement))
                .flatMap(statement -> statement.actors().stream())
                .map(LocalizedText::byLanguage)
                .filter(names -> Set.copyOf(names.values()).size() > 1)
                .distinct()
                .forEach(names -> {
                    json.writeStartObject();
                    names.forEach(json::writeStringProperty);
                    json.writeEndObject();
                });
        json.writeEndArray();
    }

    private static void writeExtent(JsonGenerator json, StoryIndex index) {
        json.writeObjectPropertyStart("extent");
        index.extent().ifPresent(extent -> {
            json.writeObjectPropertyStart("spatial");
            json.writeArrayPropertyStart("bbox");
            GeometryWriter.writeBbox(json, extent);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeObjectPropertyStart("temporal");
        json.writeArrayPropertyStart("interval");
        json.writeStartArray();
        PropertyWriter.writeInstant(json, index.story().extent().start().first());
        PropertyWriter.writeInstant(json, index.story().extent().end().last());
        json.writeEndArray();
        json.writeEndArray();
        json.writeStringProperty("edtf", index.story().extent().edtf());
        json.writeEndObject();
        json.writeEndObject();
    }
}
