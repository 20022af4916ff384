package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.schema.StoryText;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story that is to be made of another one, all of it drafts.
 *
 * @param title what it is called; null = as the other one
 */
record Copy(String id, @Nullable JsonNode title) {

    /** @throws ProblemException (422) that names every fault of its form */
    static Copy read(JsonNode json) {
        List<PointerFault> faults = new ArrayList<>();
        json.propertyNames().stream()
                .filter(name -> !name.equals("id") && !name.equals("title"))
                .forEach(name -> faults.add(new PointerFault(
                        '/' + name.replace("~", "~0").replace("/", "~1"), "is not known; known are id, title")));
        String id = json.path("id").asString("");
        if (!TextRules.isId(id)) {
            faults.add(new PointerFault("/id", "must be what the copy is called in addresses: " + TextRules.ID_FORM));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badContent(faults);
        }
        JsonNode title = json.path("title");
        return new Copy(id, title.isMissingNode() || title.isNull() ? null : title);
    }

    /**
     * What makes it: of everything what editors see of it now. A draft that does not fit into its story is passed over.
     *
     * @throws ProblemException (422) when the title cannot be read
     */
    List<Edit> of(HeldStory held) {
        ValidStory seen = titled(
                HeldStory.withDrafts(held.validStory(), held.id(), held.drafts())
                        .validStory(),
                held.id());
        Story story = seen.story();
        List<Edit> drafts = new ArrayList<>();
        drafts.add(draft(ItemKey.ofStory(id), () -> fields(seen, StoryPart.STORY, held.id())));
        story.places().forEach(place -> drafts.add(draft(seen, StoryPart.PLACES, place.id())));
        story.incidents()
                .forEach(incident -> drafts.add(
                        draft(seen, StoryPart.INCIDENTS, incident.statement().id())));
        story.movements()
                .forEach(movement -> drafts.add(
                        draft(seen, StoryPart.MOVEMENTS, movement.statement().id())));
        story.scenes().forEach(scene -> drafts.add(draft(seen, StoryPart.SCENES, scene.id())));
        return drafts;
    }

    private ValidStory titled(ValidStory seen, String original) {
        if (title == null) {
            return seen;
        }
        ObjectNode fields = ((ObjectNode) fields(seen, StoryPart.STORY, original)).deepCopy();
        fields.set(StoryText.TITLE.name(), title);
        try {
            return seen.revise(List.of(new Revision.Put(new Document(StoryPart.STORY, original, fields))));
        } catch (DocumentFaultsException e) {
            throw ProblemException.badContent(e.faults().stream()
                    .map(fault -> new PointerFault(fault.pointer(), fault.message()))
                    .toList());
        }
    }

    private Edit draft(ValidStory seen, StoryPart part, String item) {
        return draft(new ItemKey(id, part, item), () -> fields(seen, part, item));
    }

    /** @param fields made when they are asked for: of very many items all at once would take much room */
    private static Edit draft(ItemKey key, Supplier<JsonNode> fields) {
        return new Edit(key, Edit.Kind.SAY, null, fields, true, null);
    }

    private static JsonNode fields(ValidStory seen, StoryPart part, String item) {
        return seen.document(part, item).orElseThrow().fields();
    }
}
