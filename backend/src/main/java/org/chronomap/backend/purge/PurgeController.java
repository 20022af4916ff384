package org.chronomap.backend.purge;

import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lets an administrator remove what must not be kept. */
@RestController
final class PurgeController {

    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,8}");

    private final Purge purge;
    private final Editors editors;

    PurgeController(Purge purge, Editors editors) {
        this.purge = purge;
        this.editors = editors;
    }

    @PostMapping("/stories/{story}/collections/{collection}/items/{id}/purge")
    Mono<ResponseEntity<byte[]>> item(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        Parameters known = new Parameters(parameters, List.of("revision", "with-references"));
        Integer revision = known.one("revision", PurgeController::revision);
        Boolean withReferences = known.one("with-references", PurgeController::flag);
        known.requireFaultless();
        StoryPart part = StoryPart.find(collection)
                .filter(found -> found != StoryPart.STORY)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + collection + "\"; there are " + StoryCollection.ids()));
        ItemKey key = new ItemKey(story, part, id);
        return editors.current(exchange)
                .flatMap(editor -> revision == null
                        ? purge.item(key, Boolean.TRUE.equals(withReferences), editor)
                        : purge.revision(key, revision, editor))
                .map(PurgeController::answer);
    }

    @PostMapping("/stories/{story}/purge")
    Mono<ResponseEntity<byte[]>> story(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        new Parameters(parameters, List.of()).requireFaultless();
        return editors.current(exchange)
                .flatMap(editor -> purge.story(story, editor))
                .map(PurgeController::answer);
    }

    private static int revision(String text) {
        if (!REVISION.matcher(text).matches()) {
            throw new IllegalArgumentException('"' + text + "\" must be the number of a revision, from 1");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException('"' + text + "\" must be true or false");
        }
        return text.equals("true");
    }

    /** The mark that stays in the log. */
    private static ResponseEntity<byte[]> answer(Change mark) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared()
                        .writeValueAsBytes(JsonNodeFactory.instance
                                .objectNode()
                                .put("seq", mark.seq())
                                .put("collection", mark.key().part().id())
                                .put("id", mark.key().id())
                                .put("change", mark.kind().id())
                                .put("at", mark.at().toString())));
    }
}
