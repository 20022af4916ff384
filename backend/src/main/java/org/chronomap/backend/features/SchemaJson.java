package org.chronomap.backend.features;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Labels;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the items of a collection by what their properties are defined as. */
final class SchemaJson {

    private static final String ROLE = "x-ogc-role";
    private static final Map<String, String> ROLES =
            Map.of("start", "primary-interval-start", "end", "primary-interval-end");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Api.Served collection;
    private final Map<String, String> words;
    private final PropertySchema<?> properties;

    /** @param words of the interface, in the language of labels */
    SchemaJson(Api.Served collection, Map<String, String> words) {
        this.collection = collection;
        this.words = words;
        properties = ItemSchemas.STANDARD.of(collection.kind().part());
    }

    /**
     * JSON Schema of what items say: the id, the geometry, and the properties of a feature side by side (OGC API Features, part 5).
     *
     * @param address of it
     */
    ObjectNode schema(String address) {
        ValueSchema values = new ValueSchema(ValueSchema.Dialect.JSON_SCHEMA, collection);
        ObjectNode said = said(values);
        int position = 0;
        for (Map.Entry<String, JsonNode> property : said.path("properties").properties()) {
            ObjectNode value = ((ObjectNode) property.getValue()).put("x-ogc-propertySeq", ++position);
            if (ROLES.containsKey(property.getKey())) {
                value.put(ROLE, ROLES.get(property.getKey()));
            }
        }
        ObjectNode schema = document(address);
        ObjectNode members = schema.putObject("properties");
        members.set("id", titled("string", "id", values).put(ROLE, "id"));
        members.set("geometry", geometry(values));
        members.setAll((ObjectNode) said.path("properties"));
        schema.putArray("required").add("id").addAll((ArrayNode) said.path("required"));
        return schema;
    }

    /**
     * JSON Schema of what items can be selected by, each by the query parameter of its name, a geometry by {@code bbox} and a date
     * by {@code datetime} (OGC API Features, part 3).
     *
     * @param address of it
     */
    ObjectNode queryables(String address) {
        ValueSchema values = new ValueSchema(ValueSchema.Dialect.JSON_SCHEMA, collection);
        ObjectNode schema = document(address);
        ObjectNode members = schema.putObject("properties");
        for (QueryParameter<?> parameter : ItemsParameters.of(collection.kind()).all()) {
            List<Property<?, ?>> selected = properties.given().stream()
                    .filter(property -> property.parameter().equals(parameter.name()))
                    .<Property<?, ?>>map(property -> property)
                    .toList();
            if (parameter.equals(ItemsParameters.BBOX)) {
                members.set("geometry", geometry(values).put("description", parameter.description(words)));
            } else if (!selected.isEmpty()) {
                boolean isTime = parameter.equals(ItemsParameters.DATETIME);
                ObjectNode value = isTime ? values.of(selected.get(0).type()) : parameter.ofOne(collection.snapshot());
                String title = selected.stream()
                        .map(property -> values.text(property.label()))
                        .collect(Collectors.joining(", "));
                members.set(
                        isTime ? selected.get(0).name() : parameter.name(),
                        value.put("title", title).put("description", parameter.description(words)));
            }
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode document(String address) {
        return JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", address)
                .put("title", collection.title())
                .put("type", "object");
    }

    /** A GeoJSON feature of the collection, as OpenAPI has it. */
    ObjectNode feature() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode members = schema.putObject("properties");
        members.putObject("type").put("type", "string").putArray("enum").add("Feature");
        members.putObject("id").put("type", "string");
        members.putObject("geometry").put("type", "object").put("nullable", true);
        ValueSchema.numbers(members.putObject("bbox"), 4);
        members.set("properties", said(new ValueSchema(ValueSchema.Dialect.OPENAPI, collection)));
        schema.putArray("required").add("type").add("id").add("geometry").add("properties");
        return schema;
    }

    /** The {@code properties} of a feature. */
    private ObjectNode said(ValueSchema values) {
        ObjectNode said = JSON.createObjectNode().put("type", "object");
        values.putMembers(said, properties);
        // Counted where changes are, and said by no author.
        ObjectNode members = (ObjectNode) said.path("properties");
        members.set("revision", titled("integer", "revision", values).put("readOnly", true));
        members.set(
                "updated",
                titled("string", "updated", values).put("format", "date-time").put("readOnly", true));
        return said;
    }

    private static ObjectNode titled(String type, String name, ValueSchema values) {
        return JSON.createObjectNode().put("type", type).put("title", values.text(Labels.of(name)));
    }

    private ObjectNode geometry(ValueSchema values) {
        return JSON.createObjectNode()
                .put("title", values.text(Labels.of("geometry")))
                .put(
                        "format",
                        switch (collection.kind()) {
                            case INCIDENTS -> "geometry-point";
                            case MOVEMENTS -> "geometry-multilinestring";
                            case PLACES, SCENES -> "geometry-any";
                        })
                .put(ROLE, "primary-geometry");
    }
}
