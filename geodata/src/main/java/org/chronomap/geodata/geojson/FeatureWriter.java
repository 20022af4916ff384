package org.chronomap.geodata.geojson;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Places;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.StoryPart;
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
    private final ItemSchemas schemas;
    private final PropertyWriter properties;

    public FeatureWriter(StoryIndex index, Wording wording) {
        this(ItemSchemas.STANDARD, index, wording);
    }

    public FeatureWriter(ItemSchemas schemas, StoryIndex index, Wording wording) {
        this.index = index;
        this.wording = wording;
        this.schemas = schemas;
        this.properties = new PropertyWriter(index, wording);
    }

    /** An item by its id, or what the story says of itself, which takes the longer the more there is of it; empty when it is not there. */
    public Optional<byte[]> find(StoryPart part, String id) {
        return switch (part) {
            case STORY -> Optional.of(story());
            case INCIDENTS -> find(index.incidents(), id).map(this::incident);
            case MOVEMENTS -> find(index.movements(), id).map(this::movement);
            case PLACES -> find(index.places(), id).map(this::place);
            case SCENES -> find(index.scenes(), id).map(this::scene);
        };
    }

    private static <T> Optional<Entry<T>> find(FeatureIndex<T> features, String id) {
        return features.find(id).stream().mapToObj(features::get).findFirst();
    }

    private byte[] story() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            StoryWriter.writeMembers(json, index, wording);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    public byte[] incident(Entry<Incident> entry) {
        return feature(entry, json -> properties.write(json, schemas.incidents(), entry.feature()));
    }

    public byte[] movement(Entry<Movement> entry) {
        return feature(entry, json -> properties.write(json, schemas.movements(), entry.feature()));
    }

    /** A place has an anchor always: its own, or as it is worked out. */
    public byte[] place(Entry<Place> entry) {
        return feature(entry, json -> {
            for (Property<Place, ?> property : schemas.places().written()) {
                if (property == Places.ANCHOR) {
                    json.writeName(property.name());
                    GeometryWriter.writePosition(json, index.anchor(entry.feature()));
                } else if (property.featureMember() == FeatureMember.PROPERTIES) {
                    properties.write(json, property, entry.feature());
                }
            }
        });
    }

    public byte[] scene(Entry<Scene> entry) {
        return feature(entry, json -> properties.write(json, schemas.scenes(), entry.feature()));
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
            PropertyWriter.writeVersion(json, entry.version());
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
