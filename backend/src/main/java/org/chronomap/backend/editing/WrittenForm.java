package org.chronomap.backend.editing;

import java.util.Objects;
import org.chronomap.backend.store.Item;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An item as the API writes it, every text in all its languages: a GeoJSON feature, or the fields of a story. */
public final class WrittenForm {

    static final String DRAFT = "draft";

    private WrittenForm() {}

    /** An item as its editors see it: the draft where there is one, which says {@code "draft": true}. */
    public static ObjectNode feature(Item item) {
        ObjectNode fields = (ObjectNode) JsonMapper.shared().readTree(item.latest());
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = written;
        if (item.key().part() == StoryPart.STORY) {
            written.put("id", item.key().id());
        } else {
            written.put("type", "Feature").put("id", item.key().id());
            written.set("geometry", takeGeometry(item.key().part(), fields));
            properties = written.putObject("properties");
            fields.remove("id");
        }
        properties.setAll(fields);
        properties
                .put("revision", item.revision())
                .put("updated", item.updated().toString());
        if (item.draft() != null) {
            properties.put(DRAFT, true);
        }
        return written;
    }

    private static JsonNode takeGeometry(StoryPart part, ObjectNode fields) {
        return ItemSchemas.STANDARD.of(part).given().stream()
                .filter(property -> property.featureMember() == FeatureMember.GEOMETRY)
                .map(property -> fields.remove(property.name()))
                .filter(Objects::nonNull)
                .findFirst()
                .<JsonNode>map(position -> JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "Point")
                        .set("coordinates", position))
                .orElse(JsonNodeFactory.instance.nullNode());
    }

    /** Where a fault stands when the item was one of several. */
    static String inBatch(int index, String pointer) {
        return "/changes/" + index + (pointer.isEmpty() ? "" : "/body" + pointer);
    }
}
