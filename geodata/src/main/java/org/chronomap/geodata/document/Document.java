package org.chronomap.geodata.document;

import java.util.function.Supplier;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item of a story as its author wrote it: what a story folder has of it, as JSON. Its numbers are in one form, so that
 * documents are equal which say the same, whatever they were read from.
 */
public final class Document {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final StoryPart part;
    private final String id;
    private final Supplier<JsonNode> fields;

    private Document(StoryPart part, String id, Supplier<JsonNode> fields) {
        this.part = part;
        this.id = id;
        this.fields = fields;
    }

    /**
     * @param id the item's own, which its fields hold too; of the story, the story's, which its fields need not hold
     * @param fields as {@code geodata/docs/story-folder.md} tells them, and the {@code position} of a scene; not to be changed
     */
    public Document(StoryPart part, String id, JsonNode fields) {
        this(part, id, fixed(CanonicalNumbers.in(fields)));
    }

    /**
     * One whose fields nobody else has.
     *
     * @param fields likewise; they are copied only where their numbers are in another form
     */
    public static Document owning(StoryPart part, String id, JsonNode fields) {
        return CanonicalNumbers.are(fields) ? ofCanonical(part, id, fields) : new Document(part, id, fields);
    }

    /** @param fields whose numbers are in that form already */
    static Document ofCanonical(StoryPart part, String id, JsonNode fields) {
        return new Document(part, id, fixed(fields));
    }

    private static Supplier<JsonNode> fixed(JsonNode fields) {
        return () -> fields;
    }

    /** One whose fields are made whenever they are asked for. */
    public static Document of(StoryPart part, String id, Supplier<JsonNode> fields) {
        return new Document(part, id, () -> CanonicalNumbers.in(fields.get()));
    }

    /** One that stays text, likewise: of very many that takes a fifth. */
    public static Document ofJson(StoryPart part, String id, String json) {
        return of(part, id, () -> EXACT.readTree(json));
    }

    public StoryPart part() {
        return part;
    }

    public String id() {
        return id;
    }

    public JsonNode fields() {
        return fields.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document one && part == one.part && id.equals(one.id) && fields().equals(one.fields());
    }

    @Override
    public int hashCode() {
        return 31 * part.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return part.id() + '/' + id + ' ' + fields();
    }
}
