package org.chronomap.geodata.geojson;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes documents of what is written to the API: of a GeoJSON feature, or of the JSON object that a story says of itself.
 * What {@link FeatureWriter} and {@link StoryWriter} write in every language comes back as the document that it was made of.
 *
 * <p>What is computed is left out: what no author can say, and what stands there as it was computed. Of all but the story itself,
 * members that are not known go under {@code extra}. Whatever does not fit stays as it is, for the reading of the
 * document to find: a {@link ValidStory} tells every fault, and {@link #pointerInFeature} where it stands in the feature.
 */
public final class FeatureReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Beside what the schemas have as computed, what every item has, and what is said of a draft. */
    private static final Set<String> COUNTED = Set.of("id", "revision", "updated", "draft", "bbox");

    private static final String AT = "at";
    private static final String PATCH = "it must be like {\"properties\": {\"title\": {\"en\": …}}}";
    private static final String STORY_PATCH = "it must be like {\"title\": {\"en\": …}}";

    private final ItemSchemas schemas;
    private final Set<String> ignored;
    private final @Nullable String language;
    private final ComputedMembers computed;

    /** @param index the story as it is now, by which is known what of it is computed; null when there is none yet */
    public FeatureReader(CountryOutlines outlines, @Nullable StoryIndex index) {
        this(ItemSchemas.STANDARD, outlines, index);
    }

    public FeatureReader(ItemSchemas schemas, CountryOutlines outlines, @Nullable StoryIndex index) {
        this.schemas = schemas;
        ignored = new HashSet<>(COUNTED);
        ignored.addAll(schemas.computed());
        language = index == null ? null : index.story().languages().get(0);
        computed = new ComputedMembers(outlines, index);
    }

    /**
     * The document of one item.
     *
     * @param id its own; an {@code id} of the feature that differs is left in the document, where it is a fault
     * @throws DocumentFaultsException when it is no feature, or for a story no object at all; the pointers are the feature's
     */
    public Document document(StoryPart part, String id, JsonNode written) throws DocumentFaultsException {
        if (part == StoryPart.STORY) {
            require(written.isObject(), part, id, "", "must be a JSON object");
            return new Document(part, id, computed.storyFields(named(part, written, id)));
        }
        require(
                written.isObject() && "Feature".equals(written.path("type").asString("")),
                part,
                id,
                written.isObject() ? "/type" : "",
                "must be a GeoJSON feature, like {\"type\": \"Feature\", \"geometry\": …, \"properties\": {…}}");
        requirePlaced(part, id, written);
        JsonNode properties = written.path("properties");
        require(properties.isObject(), part, id, "/properties", "must be an object that holds the fields of the item");
        ObjectNode fields = named(part, properties, id);
        JsonNode ownId = written.path("id");
        if (!ownId.isMissingNode() && !ownId.isNull()) {
            fields.set("id", ownId);
        }
        JsonNode geometry = written.path("geometry");
        keepUnknown(part, fields);
        switch (part) {
            case PLACES -> computed.place(fields, id, position(geometry));
            case INCIDENTS -> computed.incident(fields, id, position(geometry));
            case MOVEMENTS -> {}
            case SCENES -> computed.scene(fields, id, written.path("bbox"));
            case STORY -> throw new IllegalStateException("A story is no feature");
        }
        return new Document(part, id, fields);
    }

    /** Of the story, once the patch is made; null when there is no story yet. */
    private @Nullable String firstLanguage(JsonNode patch) {
        return patch.path("languages").path(0).asString(language);
    }

    private static void require(boolean holds, StoryPart part, String id, String pointer, String message)
            throws DocumentFaultsException {
        if (!holds) {
            throw new DocumentFaultsException(List.of(new DocumentFault(part, id, pointer, message)));
        }
    }

    /** A field beside the properties is none of the item, though whoever wrote it there meant it to be. */
    private void requirePlaced(StoryPart part, String id, JsonNode written) throws DocumentFaultsException {
        List<DocumentFault> misplaced = written.propertyNames().stream()
                .filter(name -> isField(part, name))
                .map(name -> new DocumentFault(
                        part, id, '/' + name, "belongs into properties, like {\"properties\": {\"" + name + "\": …}}"))
                .toList();
        if (!misplaced.isEmpty()) {
            throw new DocumentFaultsException(misplaced);
        }
    }

    /** The position of a place is its geometry, and no property. */
    private boolean isField(StoryPart part, String name) {
        return !name.equals("id")
                && !(part == StoryPart.PLACES && name.equals(AT))
                && schemas.of(part).isGiven(name);
    }

    /** What is given and not computed, after the id. */
    private ObjectNode named(StoryPart part, JsonNode members, String id) {
        ObjectNode fields = NODES.objectNode().put("id", id);
        members.forEachEntry((name, value) -> {
            boolean empty = value.isNull() || ((value.isArray() || value.isObject()) && value.isEmpty());
            if (!empty && !ignored.contains(name)) {
                fields.set(name, ComputedMembers.without(schemas.of(part), name, value));
            }
        });
        return fields;
    }

    private void keepUnknown(StoryPart part, ObjectNode fields) {
        PropertySchema<?> schema = schemas.of(part);
        if (!schema.keepsOthers()) {
            return;
        }
        ObjectNode extra = NODES.objectNode();
        for (String name : List.copyOf(fields.propertyNames())) {
            if (!schema.isGiven(name)) {
                extra.set(name, Objects.requireNonNull(fields.remove(name)));
            }
        }
        JsonNode given = fields.path("extra");
        if (!extra.isEmpty() && (given.isObject() || given.isMissingNode())) {
            ObjectNode all = NODES.objectNode();
            given.forEachEntry(all::set);
            fields.set("extra", all.setAll(extra));
        }
    }

    /**
     * What a merge patch (RFC 7396) of a feature changes in its document. Members that are not known are patched under
     * {@code extra} where the item has one. A plain text is one in the first language of the story, and leaves the others.
     *
     * @throws DocumentFaultsException when it names nothing to change, or a field where none is; the pointers are the feature's
     */
    public JsonNode patch(StoryPart part, String id, JsonNode patch) throws DocumentFaultsException {
        if (part != StoryPart.STORY) {
            requirePlaced(part, id, patch);
        }
        JsonNode members = part == StoryPart.STORY ? patch : patch.path("properties");
        ObjectNode fields = NODES.objectNode();
        members.forEachEntry((name, value) -> {
            if (!ignored.contains(name)) {
                fields.set(name, ComputedMembers.without(schemas.of(part), name, value));
            }
        });
        if (isSpatial(part) && patch.has("geometry")) {
            JsonNode position = position(patch.path("geometry"));
            fields.set(AT, position == null ? NODES.nullNode() : position);
        }
        keepUnknown(part, fields);
        String first = firstLanguage(fields);
        ObjectNode own = fields.deepCopy();
        if (first != null) {
            PlainTexts.byLanguage(own, schemas.of(part), first);
        }
        require(
                !fields.isEmpty(),
                part,
                id,
                "",
                "names nothing to change; " + (part == StoryPart.STORY ? STORY_PATCH : PATCH));
        return own;
    }

    /** The position of a point; whatever else is there as it is; null when nothing is. */
    private static @Nullable JsonNode position(JsonNode geometry) {
        if (geometry.isMissingNode() || geometry.isNull()) {
            return null;
        }
        JsonNode coordinates = geometry.path("coordinates");
        if (!"Point".equals(geometry.path("type").asString("")) || !coordinates.isArray()) {
            return geometry;
        }
        // A height may follow (RFC 7946 §3.1.1), which no story has.
        ArrayNode position = NODES.arrayNode();
        coordinates.values().stream()
                .limit(coordinates.size() == 3 ? 2 : coordinates.size())
                .forEach(position::add);
        return position;
    }

    /**
     * Where that which a fault of a document is about stands in the feature, or the story, that the document is of.
     *
     * @param pointer RFC 6901
     */
    public static String pointerInFeature(StoryPart part, String pointer) {
        if (part == StoryPart.STORY || pointer.isEmpty() || pointer.equals("/id")) {
            return pointer;
        }
        if (isSpatial(part) && (pointer.equals('/' + AT) || pointer.startsWith('/' + AT + '/'))) {
            return "/geometry";
        }
        return "/properties" + pointer;
    }

    /** Whether the geometry of its features is a property. */
    private static boolean isSpatial(StoryPart part) {
        return ItemSchemas.STANDARD
                .of(part)
                .find(AT)
                .filter(at -> at.featureMember() == FeatureMember.GEOMETRY)
                .isPresent();
    }
}
