package org.chronomap.geodata.format;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import tools.jackson.core.JsonGenerator;

/** Writes what a story says of itself, as members of a JSON object that the caller begins and ends. */
public final class StoryWriter {

    private StoryWriter() {}

    /** The extent is written as OGC API Features has it: {@code /req/core/fc-md-extent}, bounds of time closed, and in it the span that the author wrote. */
    public static void writeMembers(JsonGenerator json, StoryIndex index, Wording wording) {
        Story story = index.story();
        json.writeStringProperty("id", story.id());
        wording.write(json, "title", story.title());
        wording.write(json, "standfirst", story.standfirst());
        wording.write(json, "byline", story.byline());
        wording.writeLanguage(json, story.title());
        StatementWriter.writeTexts(json, "languages", story.languages());
        if (story.licence() != null) {
            json.writeObjectPropertyStart("licence");
            json.writeStringProperty("name", story.licence().name());
            StatementWriter.writeIfPresent(json, "url", story.licence().url());
            json.writeEndObject();
        }
        json.writeStringProperty("timeZone", story.timeZone().getId());
        if (story.knownAsOf() != null) {
            json.writeStringProperty("knownAsOf", story.knownAsOf().edtf());
            if (wording.dates() != null) {
                json.writeStringProperty("knownAsOfText", wording.dates().of(story.knownAsOf()));
            }
            StatementWriter.writeInstant(
                    json.writeName("knownUntil"), story.knownAsOf().latest());
        }
        writeExtent(json, index);
        Optional.ofNullable(story.view())
                .or(index::extent)
                .ifPresent(view -> GeometryWriter.writeBbox(json.writeName("view"), view));
        json.writeArrayPropertyStart("categories");
        for (Category category : story.categories()) {
            json.writeStartObject();
            json.writeStringProperty("id", category.id());
            wording.write(json, "label", category.label());
            json.writeStringProperty("colour", category.colour());
            json.writeStringProperty("pattern", category.pattern().id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("numbers");
        story.numberLabels().forEach((key, label) -> wording.write(json, key, label));
        json.writeEndObject();
        json.writeArrayPropertyStart("spans");
        story.spans().forEach(span -> writeSpan(json, index, span, wording));
        json.writeEndArray();
        writeSources(json, story, wording);
        writeActors(json, story);
        SceneWriter scenes = new SceneWriter(index, wording);
        json.writeArrayPropertyStart("scenes");
        story.scenes().forEach(scene -> scenes.write(json, scene));
        json.writeEndArray();
        StatementWriter.writeVersion(json, index.version());
    }

    private static void writeSpan(JsonGenerator json, StoryIndex index, ShadedSpan span, Wording wording) {
        Statement statement = index.incident(span.incident()).statement();
        json.writeStartObject();
        json.writeStringProperty("incident", span.incident());
        wording.write(json, "label", span.label() == null ? statement.title() : span.label());
        StatementWriter.writeBounds(json, statement.when());
        json.writeEndObject();
    }

    /** For who edits it alone, and reads it in every language: the items have what they need of them. */
    private static void writeSources(JsonGenerator json, Story story, Wording wording) {
        if (wording.preferred().isEmpty() && !story.sources().isEmpty()) {
            StatementWriter statements = new StatementWriter(wording);
            json.writeObjectPropertyStart("sources");
            story.sources().forEach((id, source) -> statements.writeSource(json.writeName(id), source));
            json.writeEndObject();
        }
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
        StatementWriter.writeInstant(json, index.story().extent().start().first());
        StatementWriter.writeInstant(json, index.story().extent().end().last());
        json.writeEndArray();
        json.writeEndArray();
        json.writeStringProperty("edtf", index.story().extent().edtf());
        json.writeEndObject();
        json.writeEndObject();
    }
}
