package org.chronomap.backend.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chronomap.backend.history.DifferenceWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.EditorsChanges.Draft;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What publishing all drafts of a story would do: what readers would see differently, what is in the way, and what they would miss.
 * What is in the way is what the story's own check finds, so that it is what publishing says, too.
 */
final class Review {

    /** Of so many drafts it is told what they change. */
    private static final int MOST_TOLD = 1_000;

    private static final Pattern PUBLISHER = Pattern.compile("/sources/\\d+/publisher");

    private final HeldStory held;
    private final DifferenceWords words;
    private final MissingList missing = new MissingList();
    private final Map<ItemKey, JsonNode> documents = new HashMap<>();

    private Review(HeldStory held, DifferenceWords words) {
        this.held = held;
        this.words = words;
    }

    /**
     * JSON in UTF-8.
     *
     * @param preview the story as its editors see it
     * @param encoded the preview for reading, in the language in which it is told
     * @param messages those of that language
     * @param drafts those of the story as they stand in the store: one that is not held yet, or no longer, is left out
     */
    static byte[] write(
            HeldStory held, Snapshot preview, EncodedStory encoded, Map<String, String> messages, List<Draft> drafts) {
        Review review = new Review(held, new DifferenceWords(preview, encoded, messages));
        ObjectNode json = JsonMapper.shared().createObjectNode();
        review.judge();
        review.drafts(drafts, json.putArray("drafts"));
        Optional<Checklist.Days> days = Checklist.check(preview.story(), encoded, review.missing);
        review.missing(json);
        days.ifPresent(all -> json.putObject("extent").put("edtf", all.edtf()).put("text", all.text()));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private void judge() {
        List<Revision> puts = new ArrayList<>();
        held.drafts().forEach((key, draft) -> {
            Revision.Put put = new Revision.Put(HeldStory.document(key, draft));
            documents.put(key, put.document().fields());
            puts.add(put);
        });
        if (puts.isEmpty()) {
            return;
        }
        try {
            held.validStory().revise(puts);
        } catch (DocumentFaultsException e) {
            e.faults().forEach(this::blocks);
            missing.add(Missing.Code.FAULT, e.others());
        }
    }

    private void blocks(DocumentFault fault) {
        Missing.Code code = code(fault);
        missing.add(
                code,
                () -> new Missing(
                        code,
                        true,
                        fault.part(),
                        fault.id(),
                        FeatureReader.pointerInFeature(fault.part(), fault.pointer()),
                        title(new ItemKey(held.id(), fault.part(), fault.id())),
                        fault.message(),
                        List.of()));
    }

    private static Missing.Code code(DocumentFault fault) {
        return switch (fault.part()) {
            case INCIDENTS, MOVEMENTS ->
                fault.pointer().equals("/sources")
                        ? Missing.Code.SOURCE
                        : PUBLISHER.matcher(fault.pointer()).matches() ? Missing.Code.PUBLISHER : Missing.Code.FAULT;
            case SCENES -> fault.pointer().startsWith("/highlight") ? Missing.Code.SCENE : Missing.Code.FAULT;
            case STORY, PLACES -> Missing.Code.FAULT;
        };
    }

    private @Nullable String title(ItemKey key) {
        JsonNode document = documents.get(key);
        return document == null ? null : words.title(document);
    }

    private void drafts(List<Draft> drafts, ArrayNode json) {
        int told = 0;
        for (Draft draft : inOrder(drafts)) {
            JsonNode document = documents.get(draft.key());
            if (document == null) {
                continue;
            }
            StoryPart part = draft.key().part();
            ObjectNode one = json.addObject()
                    .put("collection", part.id())
                    .put("id", draft.key().id())
                    .put("title", words.title(document))
                    .put("new", draft.isNew())
                    .put("by", draft.by())
                    .put("revision", draft.revision());
            if (draft.isNew()) {
                one.putArray("differences");
            } else if (told++ < MOST_TOLD) {
                ArrayNode differences = one.putArray("differences");
                held.validStory()
                        .document(part, draft.key().id())
                        .ifPresent(published -> words.between(part, published.fields(), document)
                                .forEach(difference -> differences
                                        .addObject()
                                        .put("field", difference.field())
                                        .put("label", difference.label())
                                        .put("from", difference.from())
                                        .put("to", difference.to())));
            }
        }
    }

    /** The story's own text, then places, incidents, movements and scenes. */
    private static List<Draft> inOrder(List<Draft> drafts) {
        return drafts.stream()
                .sorted(Comparator.<Draft, StoryPart>comparing(
                                draft -> draft.key().part())
                        .thenComparing(draft -> draft.key().id()))
                .toList();
    }

    private void missing(ObjectNode json) {
        ArrayNode told = json.putArray("missing");
        for (Missing one : missing.told()) {
            ObjectNode written = told.addObject()
                    .put("code", one.code().id())
                    .put("blocks", one.blocks())
                    .put("collection", one.part().id())
                    .put("id", one.id())
                    .put("field", one.field())
                    .put("title", one.title())
                    .put("detail", one.detail());
            ArrayNode languages = written.putArray("languages");
            one.languages().forEach(languages::add);
        }
        ObjectNode counts = json.putObject("counts");
        missing.counts().forEach((code, count) -> counts.put(code.id(), count));
    }
}
