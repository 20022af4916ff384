package org.chronomap.backend.purge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
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
        check(parameters, Set.of("revision", "with-references"));
        StoryPart part = StoryPart.find(collection)
                .filter(found -> found != StoryPart.STORY)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + collection + "\"; there are " + StoryCollection.ids()));
        ItemKey key = new ItemKey(story, part, id);
        String revision = parameters.getFirst("revision");
        return editors.current(exchange)
                .flatMap(editor -> revision == null
                        ? purge.item(key, "true".equals(parameters.getFirst("with-references")), editor)
                        : purge.revision(key, Integer.parseInt(revision), editor))
                .map(PurgeController::answer);
    }

    @PostMapping("/stories/{story}/purge")
    Mono<ResponseEntity<byte[]>> story(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        check(parameters, Set.of());
        return editors.current(exchange)
                .flatMap(editor -> purge.story(story, editor))
                .map(PurgeController::answer);
    }

    private static void check(MultiValueMap<String, String> parameters, Set<String> known) {
        List<ParameterFault> faults = new ArrayList<>();
        parameters.forEach((name, values) -> {
            String value = String.valueOf(values.get(0));
            if (!known.contains(name)) {
                faults.add(new ParameterFault(name, "is not a parameter of this address"));
            } else if (values.size() > 1) {
                faults.add(new ParameterFault(name, "is given " + values.size() + " times; give it once"));
            } else if (name.equals("revision") && !REVISION.matcher(value).matches()) {
                faults.add(new ParameterFault(name, '"' + value + "\" must be the number of a revision, from 1"));
            } else if (name.equals("with-references")
                    && !Set.of("true", "false").contains(value)) {
                faults.add(new ParameterFault(name, '"' + value + "\" must be true or false"));
            }
        });
        if (!faults.isEmpty()) {
            throw ProblemException.badParameters(faults);
        }
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
