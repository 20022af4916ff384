package org.chronomap.geodata.format;

import java.util.Optional;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Scene;
import tools.jackson.core.JsonGenerator;

/** Writes the scenes of a story. */
final class SceneWriter {

    private final StoryIndex index;
    private final Wording wording;

    SceneWriter(StoryIndex index, Wording wording) {
        this.index = index;
        this.wording = wording;
    }

    /** A whole object, with the view that the scene has or takes from the story. */
    void write(JsonGenerator json, Scene scene) {
        json.writeStartObject();
        json.writeStringProperty("id", scene.id());
        writeMembers(json, scene);
        Optional.ofNullable(scene.view())
                .or(() -> Optional.ofNullable(index.story().view()))
                .or(index::extent)
                .ifPresent(view -> GeometryWriter.writeBbox(json.writeName("view"), view));
        json.writeEndObject();
    }

    /** All but its id and its view. */
    void writeMembers(JsonGenerator json, Scene scene) {
        wording.write(json, "title", scene.title());
        wording.write(json, "text", scene.text());
        wording.writeLanguage(json, scene.text());
        json.writeStringProperty("at", scene.at().edtf());
        if (wording.dates() != null) {
            json.writeStringProperty("atText", wording.dates().of(scene.at()));
        }
        StatementWriter.writeInstant(json.writeName("start"), scene.at().start().first());
        StatementWriter.writeInstant(json.writeName("end"), scene.at().end().last());
        json.writeStringProperty("mode", scene.mode().id());
        StatementWriter.writeTexts(json, "highlight", scene.highlight());
    }
}
