package org.chronomap.geodata.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the documents of items, each in one form: the same item, the same document. What would be understood without being
 * said is left out.
 */
final class DocumentWriter {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DocumentWriter() {}

    /** The story's own, then its places, incidents, movements and scenes, each in their order. */
    static List<Document> documents(Story story) {
        List<Document> documents = new ArrayList<>();
        documents.add(story(story));
        story.places().forEach(place -> documents.add(place(place)));
        Map<String, PlaceKind> kinds = PlaceReader.kinds(story.places());
        for (Incident incident : story.incidents()) {
            documents.add(incident(incident, isAsItsPlace(incident, kinds)));
        }
        story.movements().forEach(movement -> documents.add(movement(movement)));
        story.scenes().forEach(scene -> documents.add(scene(scene)));
        return documents;
    }

    /** Whether an incident is placed as closely as its place is, and would be if the place became of another kind. */
    static boolean isAsItsPlace(Incident incident, Map<String, PlaceKind> kinds) {
        PlaceKind kind = incident.place() == null ? null : kinds.get(incident.place());
        return incident.at() == null && kind != null && kind.precision() == incident.geoPrecision();
    }

    static Document story(Story story) {
        ObjectNode fields = NODES.objectNode();
        set(fields, "title", story.title());
        set(fields, "standfirst", story.standfirst());
        set(fields, "byline", story.byline());
        if (story.licence() != null) {
            ObjectNode licence =
                    fields.putObject("licence").put("name", story.licence().name());
            set(licence, "url", story.licence().url());
        }
        fields.put("timeZone", story.timeZone().getId());
        fields.put("extent", story.extent().edtf());
        if (story.knownAsOf() != null) {
            fields.put("knownAsOf", story.knownAsOf().edtf());
        }
        setTexts(fields, "languages", story.languages());
        set(fields, "view", story.view());
        if (!story.categories().isEmpty()) {
            ArrayNode categories = fields.putArray("categories");
            story.categories().forEach(category -> categories.add(category(category)));
        }
        if (!story.numberLabels().isEmpty()) {
            ObjectNode labels = fields.putObject("numbers");
            story.numberLabels().forEach((key, label) -> set(labels, key, label));
        }
        if (!story.spans().isEmpty()) {
            ArrayNode spans = fields.putArray("spans");
            story.spans().forEach(span -> spans.add(span(span)));
        }
        if (!story.sources().isEmpty()) {
            ObjectNode sources = fields.putObject("sources");
            story.sources().forEach((id, source) -> sources.set(id, StatementDocument.source(source)));
        }
        return new Document(StoryPart.STORY, story.id(), fields);
    }

    private static ObjectNode category(Category category) {
        ObjectNode fields = NODES.objectNode().put("id", category.id());
        set(fields, "label", category.label());
        return fields.put("colour", category.colour())
                .put("pattern", category.pattern().id());
    }

    private static ObjectNode span(ShadedSpan span) {
        ObjectNode fields = NODES.objectNode().put("incident", span.incident());
        set(fields, "label", span.label());
        return fields;
    }

    static Document place(Place place) {
        ObjectNode fields = NODES.objectNode().put("id", place.id());
        set(fields, "name", place.name());
        fields.put("kind", place.kind().id());
        set(fields, "at", place.at());
        set(fields, "code", place.code());
        set(fields, "anchor", place.anchor());
        setTexts(fields, "memberOf", place.memberOf());
        set(fields, "role", place.role());
        if (place.reference() != null) {
            ObjectNode reference =
                    fields.putObject("reference").put("name", place.reference().name());
            set(reference, "licence", place.reference().licence());
            set(reference, "url", place.reference().url());
        }
        return new Document(StoryPart.PLACES, place.id(), fields);
    }

    /** @param asItsPlace whether how closely it is placed follows from its place */
    static Document incident(Incident incident, boolean asItsPlace) {
        String id = incident.statement().id();
        ObjectNode fields = NODES.objectNode().put("id", id);
        fields.put("when", incident.statement().when().edtf());
        set(fields, "place", incident.place());
        set(fields, "at", incident.at());
        boolean asItsSpot = incident.at() != null && incident.geoPrecision() == GeoPrecision.EXACT;
        if (!asItsPlace && !asItsSpot) {
            fields.put("geoPrecision", incident.geoPrecision().id());
        }
        StatementDocument.write(fields, incident.statement());
        return new Document(StoryPart.INCIDENTS, id, fields);
    }

    static Document movement(Movement movement) {
        String id = movement.statement().id();
        ObjectNode fields = NODES.objectNode().put("id", id);
        fields.put("when", movement.statement().when().edtf());
        setTexts(fields, "from", movement.from());
        setTexts(fields, "to", movement.to());
        StatementDocument.write(fields, movement.statement());
        return new Document(StoryPart.MOVEMENTS, id, fields);
    }

    static Document scene(Scene scene) {
        ObjectNode fields = NODES.objectNode().put("id", scene.id());
        fields.put("position", scene.position());
        fields.put("at", scene.at().edtf());
        if (scene.mode() != SceneMode.CUMULATIVE) {
            fields.put("mode", scene.mode().id());
        }
        set(fields, "view", scene.view());
        setTexts(fields, "highlight", scene.highlight());
        set(fields, "title", scene.title());
        set(fields, "text", scene.text());
        return new Document(StoryPart.SCENES, scene.id(), fields);
    }

    static void set(ObjectNode fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }

    static void set(ObjectNode fields, String name, @Nullable LocalizedText text) {
        if (text != null) {
            fields.set(name, byLanguage(text));
        }
    }

    static JsonNode byLanguage(LocalizedText text) {
        ObjectNode byLanguage = NODES.objectNode();
        text.byLanguage().forEach(byLanguage::put);
        return byLanguage;
    }

    private static void set(ObjectNode fields, String name, @Nullable Point point) {
        if (point != null) {
            fields.putArray(name).add(point.getX()).add(point.getY());
        }
    }

    private static void set(ObjectNode fields, String name, @Nullable Extent extent) {
        if (extent != null) {
            ArrayNode bounds = fields.putArray(name);
            extent.bbox().forEach(bounds::add);
        }
    }

    static void setTexts(ObjectNode fields, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = fields.putArray(name);
            texts.forEach(list::add);
        }
    }
}
