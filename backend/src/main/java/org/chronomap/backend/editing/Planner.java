package org.chronomap.backend.editing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works out what edits made together do to the log: whether each may be made as the items stand, and whether the story is whole
 * after all of them.
 */
final class Planner {

    private final FeatureReader reader;
    private final Editor editor;
    private final Map<ItemKey, Item> items;
    private final Plan plan;

    /**
     * @param held the story as it stands; null = there is none
     * @param reader what was written as the story stands
     * @param items those of the edits that are there
     * @param lastRevisions of those of the edits that are not there: the last that they ever had
     */
    Planner(
            String story,
            @Nullable HeldStory held,
            CountryOutlines outlines,
            FeatureReader reader,
            Editor editor,
            Map<ItemKey, Item> items,
            Map<ItemKey, Integer> lastRevisions) {
        this.reader = reader;
        this.editor = editor;
        this.items = items;
        this.plan = new Plan(story, held, outlines, lastRevisions);
    }

    /**
     * What is to be appended to the log; an edit that changes nothing adds nothing.
     *
     * @throws ProblemException when an edit is not this editor's to make (403), meant another revision (409, 412), concerns what is
     *     not there (404), or the story would not be whole (422, with every fault)
     */
    List<Append.Entry> plan(List<Edit> edits) {
        EditChecks.checkOnceEach(edits);
        try {
            for (int i = 0; i < edits.size(); i++) {
                take(edits.get(i), edits.size() == 1 ? "" : WrittenForm.inBatch(i, "") + "/body");
            }
            return plan.entries();
        } catch (DocumentFaultsException e) {
            throw RequestFaults.problem(e, edits);
        }
    }

    /** What the story is after what was planned; empty where that is not what was read here. */
    Optional<Judged> judged() {
        return plan.judged();
    }

    /** @param at where what is said stands in what was sent, as a JSON pointer */
    private void take(Edit edit, String at) {
        ItemKey key = edit.key();
        Item item = items.get(key);
        EditChecks.checkRevision(edit, item);
        EditChecks.checkRight(edit, item, editor);
        switch (edit.kind()) {
            case PUT -> plan.put(edit, item, read(edit, at));
            case PATCH -> plan.put(edit, item, document(key, MergePatch.apply(latest(key, item), patch(edit, at))));
            case SAY -> plan.put(edit, item, edit.document());
            case PUBLISH -> {
                String draft = EditChecks.present(key, item).draft();
                if (draft == null) {
                    throw EditChecks.conflict(key, "has no draft; readers see all that is written of it");
                }
                plan.put(edit, item, document(key, JsonMapper.shared().readTree(draft)));
            }
            case DELETE -> plan.delete(edit, EditChecks.present(key, item), items);
            case UNPUBLISH -> plan.unpublish(edit, EditChecks.present(key, item));
            case DISCARD -> {
                Item there = EditChecks.present(key, item);
                if (there.draft() == null) {
                    throw EditChecks.conflict(key, "has no draft");
                }
                if (key.part() == StoryPart.STORY && there.document() == null) {
                    plan.delete(edit, there, items);
                } else {
                    plan.discard(edit, there);
                }
            }
        }
    }

    private static Document document(ItemKey key, JsonNode fields) {
        return new Document(key.part(), key.id(), fields);
    }

    private Document read(Edit edit, String at) {
        ItemKey key = edit.key();
        try {
            return reader.document(key.part(), key.id(), edit.said());
        } catch (DocumentFaultsException e) {
            throw unfit(at, e);
        }
    }

    private JsonNode patch(Edit edit, String at) {
        try {
            return reader.patch(edit.key().part(), edit.key().id(), edit.said());
        } catch (DocumentFaultsException e) {
            throw unfit(at, e);
        }
    }

    private static ProblemException unfit(String at, DocumentFaultsException written) {
        return ProblemException.badContent(written.faults().stream()
                .map(fault -> new PointerFault(at + fault.pointer(), fault.message()))
                .toList());
    }

    private JsonNode latest(ItemKey key, @Nullable Item item) {
        return JsonMapper.shared().readTree(EditChecks.present(key, item).latest());
    }
}
