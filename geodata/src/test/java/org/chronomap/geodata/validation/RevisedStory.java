package org.chronomap.geodata.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A valid story, and revisions of it that tests try. */
final class RevisedStory {

    static final JsonMapper JSON = JsonMapper.shared();

    /** An incident in a city, one in a country and one nowhere; a movement; two scenes and a marked span. */
    static final StoryFolder FOLDER = StoryFolder.small()
            .with("story.yaml", """
                    title: {en: A story}
                    timeZone: Asia/Almaty
                    extent: 2022-01-02/2022-01-22
                    languages: [en]
                    categories:
                      - {id: protest, label: {en: Protest}, colour: "#96590d", pattern: waves}
                      - {id: violence, label: {en: Violence}, colour: "#000000", pattern: solid}
                    spans: [{incident: somewhere}]
                    sources:
                      afp: {publisher: AFP, published: 2022-01-13, lang: fr, title: {en: A dispatch}}
                    """)
            .with("incidents.yaml", """
                    - {id: march, when: 2022-01-06, place: almaty, category: protest, status: reported,
                       title: {en: A march}, sources: [{ref: afp, quote: une marche}]}
                    - {id: somewhere, when: 2022-01-07, place: kazakhstan, category: protest, status: reported,
                       title: {en: Somewhere}, sources: [{ref: afp}]}
                    - {id: nowhere, when: 2022-01-08, geoPrecision: none, category: violence, status: claimed,
                       title: {en: Nowhere}, sources: [{publisher: AFP}]}
                    """)
            .with("movements.yaml", """
                    - {id: convoy, when: 2022-01-06, from: kazakhstan, to: [almaty], category: protest, status: reported,
                       title: {en: A convoy}, sources: [{ref: afp}]}
                    """)
            .with("scenes.yaml", """
                    - {id: first, at: 2022-01-06, highlight: [march, convoy], title: {en: First}, text: {en: A}}
                    - {id: second, at: 2022-01-07, title: {en: Second}, text: {en: B}}
                    """);

    static final ValidStory BEFORE = validStory(new DocumentWriter(ItemSchemas.STANDARD).documents(FOLDER.read()));

    static ValidStory validStory(List<Document> documents) {
        try {
            return ValidStory.of("test", documents, StoryFolder.outlines());
        } catch (DocumentFaultsException e) {
            throw new AssertionError(e);
        }
    }

    static Document document(StoryPart part, String id) {
        return BEFORE.document(part, id).orElseThrow();
    }

    /** The item with one of its fields as JSON, in single quotes for double ones; none when it is empty. */
    static Revision with(StoryPart part, String id, String field, String value) {
        ObjectNode fields = (ObjectNode) document(part, id).fields();
        ObjectNode changed = JSON.createObjectNode().setAll(fields);
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.set(field, json(value));
        }
        return put(part, id, changed);
    }

    static Revision put(StoryPart part, String id, JsonNode fields) {
        return new Revision.Put(new Document(part, id, fields));
    }

    static Revision remove(StoryPart part, String id) {
        return new Revision.Remove(part, id);
    }

    static JsonNode json(String single) {
        return new Document(StoryPart.STORY, "test", JSON.readTree(single.replace('\'', '"'))).fields();
    }

    static ValidStory revise(Revision... revisions) throws DocumentFaultsException {
        return BEFORE.revise(Arrays.asList(revisions));
    }

    static List<String> faults(Revision... revisions) {
        DocumentFaultsException faults = catchThrowableOfType(DocumentFaultsException.class, () -> revise(revisions));
        assertThat(faults).as("there is a fault").isNotNull();
        return faults.faults().stream().map(DocumentFault::toString).toList();
    }

    private RevisedStory() {}
}
