package org.chronomap.backend.editor;

import java.util.List;
import org.chronomap.backend.editing.WrittenForm;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.EditorsChanges;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells editors what an item said before, drafts among it, so that any of it can be written again. */
@RestController
final class RevisionsController {

    private static final int MOST = 100;

    /** Of all documents in one answer, in UTF-16 units: an item may have a million, which are few items and long ones. */
    private static final int LONGEST = 8_000_000;

    private final EditorsChanges changes;

    RevisionsController(EditorsChanges changes) {
        this.changes = changes;
    }

    @GetMapping("/edit/{story}/revisions")
    Mono<ResponseEntity<byte[]>> ofStory(@PathVariable String story) {
        return answer(ItemKey.ofStory(story), "There never was a story \"" + story + '"');
    }

    @GetMapping("/edit/{story}/collections/{collection}/items/{id}/revisions")
    Mono<ResponseEntity<byte[]>> ofItem(
            @PathVariable String story, @PathVariable String collection, @PathVariable String id) {
        StoryCollection found = StoryCollection.find(collection)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + collection + "\"; there are " + StoryCollection.ids()));
        return answer(
                new ItemKey(story, found.part(), id),
                "The " + collection + " of " + story + " never had an item \"" + id + '"');
    }

    private Mono<ResponseEntity<byte[]>> answer(ItemKey key, String neverThere) {
        return changes.of(key, MOST).collectList().flatMap(revisions -> {
            if (revisions.isEmpty()) {
                return Mono.error(ProblemException.notFound(neverThere));
            }
            return HeavyWork.DATA.of(() ->
                    ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(written(revisions)));
        });
    }

    private static byte[] written(List<Change> revisions) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode array = json.putArray("revisions");
        int length = 0;
        for (Change change : revisions) {
            length += change.after() == null ? 0 : change.after().length();
            if (length > LONGEST && !array.isEmpty()) {
                break;
            }
            array.addObject()
                    .put("seq", change.seq())
                    .put("revision", change.revision())
                    .put("kind", change.kind().id())
                    .put("at", change.at().toString())
                    .put("by", change.author())
                    .put("note", change.note())
                    .set("feature", feature(change));
        }
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    /** Without the mark of a draft, for it is to be sent back as it is; null where it says nothing any more. */
    private static JsonNode feature(Change change) {
        return change.after() == null
                ? JsonMapper.shared().getNodeFactory().nullNode()
                : WrittenForm.feature(new Item(
                        change.key(),
                        change.revision(),
                        change.revision(),
                        change.after(),
                        null,
                        change.seq(),
                        change.seq(),
                        change.at(),
                        null));
    }
}
