package org.chronomap.geodata.format;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Writes features of a story as GeoJSON (RFC 7946) in UTF-8, in one wording. */
public final class FeatureWriter {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    private final StoryIndex index;
    private final Wording wording;
    private final StatementWriter statements;
    private final SceneWriter scenes;

    public FeatureWriter(StoryIndex index, Wording wording) {
        this.index = index;
        this.wording = wording;
        this.statements = new StatementWriter(wording);
        this.scenes = new SceneWriter(index, wording);
    }

    public byte[] incident(Entry<Incident> entry) {
        Incident incident = entry.feature();
        return feature(entry, json -> {
            statements.write(json, incident.statement());
            json.writeName("place");
            if (incident.place() == null) {
                json.writeNull();
                json.writeNullProperty("placeName");
            } else {
                json.writeString(incident.place());
                wording.write(json, "placeName", index.place(incident.place()).name());
            }
            json.writeStringProperty("geoPrecision", incident.geoPrecision().id());
        });
    }

    public byte[] movement(Entry<Movement> entry) {
        return feature(entry, json -> {
            statements.write(json, entry.feature().statement());
            writeEnds(json, "from", entry.feature().from());
            writeEnds(json, "to", entry.feature().to());
        });
    }

    /** The places' ids, and their names, in the same order. */
    private void writeEnds(JsonGenerator json, String name, List<String> places) {
        StatementWriter.writeTexts(json, name, places);
        json.writeArrayPropertyStart(name + "Names");
        places.forEach(place -> wording.write(json, index.place(place).name()));
        json.writeEndArray();
    }

    public byte[] place(Entry<Place> entry) {
        Place place = entry.feature();
        return feature(entry, json -> {
            wording.write(json, "name", place.name());
            wording.writeLanguage(json, place.name());
            json.writeStringProperty("kind", place.kind().id());
            StatementWriter.writeIfPresent(json, "code", place.code());
            StatementWriter.writeTexts(json, "memberOf", place.memberOf());
            wording.write(json, "role", place.role());
            json.writeName("anchor");
            GeometryWriter.writePosition(json, index.anchor(place));
            if (place.reference() != null) {
                json.writeObjectPropertyStart("reference");
                json.writeStringProperty("name", place.reference().name());
                StatementWriter.writeIfPresent(
                        json, "licence", place.reference().licence());
                StatementWriter.writeIfPresent(json, "url", place.reference().url());
                json.writeEndObject();
            }
        });
    }

    public byte[] scene(Entry<Scene> entry) {
        return feature(entry, json -> {
            json.writeNumberProperty("position", entry.feature().position());
            scenes.writeMembers(json, entry.feature());
        });
    }

    private static byte[] feature(Entry<?> entry, Consumer<JsonGenerator> properties) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", "Feature");
            json.writeStringProperty("id", entry.id());
            json.writeName("geometry");
            GeometryWriter.write(json, entry.footprint().geometry());
            Extent extent = entry.footprint().extent();
            if (extent != null && !entry.footprint().isPoint()) {
                json.writeName("bbox");
                GeometryWriter.writeBbox(json, extent);
            }
            json.writeObjectPropertyStart("properties");
            properties.accept(json);
            StatementWriter.writeVersion(json, entry.version());
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
