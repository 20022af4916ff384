package org.chronomap.backend.editing;

import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Changes items and stories, one at a time (OGC API Features, part 4). */
@RestController
final class EditController {

    /** Made at the start, since its seed is read from the system; what it gives then blocks nobody. */
    private static final IdGenerator IDS = new AlternativeJdkIdGenerator();

    private static final String ITEMS = "/stories/{story}/collections/{collection}/items";
    private static final String ITEM = ITEMS + "/{id}";
    private static final String STORY = "/stories/{story}";

    private final Edits edits;
    private final Editors editors;
    private final Repeats repeats;

    EditController(Edits edits, Editors editors, Repeats repeats) {
        this.edits = edits;
        this.editors = editors;
        this.repeats = repeats;
    }

    @PostMapping(ITEMS)
    Mono<ResponseEntity<byte[]>> create(
            @PathVariable String story,
            @PathVariable String collection,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        EditRequest request = EditRequest.of(parameters);
        JsonNode written = EditRequest.body(body);
        StoryPart part = part(collection);
        return editors.current(exchange)
                .flatMap(editor -> repeats.once(exchange, body, editor, append -> {
                    ItemKey key = new ItemKey(story, part, givenId(written));
                    Edit put = Edit.of(Edit.Kind.PUT, key, null, written, request.draft());
                    return edits.make(append, story, List.of(put), editor, request.note())
                            .map(made -> new Repeats.Answered(
                                    made, made(made, key, HttpStatus.CREATED, location(exchange, key))));
                }));
    }

    @PutMapping(ITEM)
    Mono<ResponseEntity<byte[]>> replace(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        return put(new ItemKey(story, part(collection), id), parameters, headers, body, exchange);
    }

    @PatchMapping(ITEM)
    Mono<ResponseEntity<byte[]>> patch(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        return patch(new ItemKey(story, part(collection), id), parameters, headers, body, exchange);
    }

    @DeleteMapping(ITEM)
    Mono<ResponseEntity<byte[]>> delete(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = new ItemKey(story, part(collection), id);
        return make(key, Edit.of(Edit.Kind.DELETE, key, Precondition.revision(headers)), parameters, exchange);
    }

    @PostMapping(ITEM + "/publish")
    Mono<ResponseEntity<byte[]>> publish(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = new ItemKey(story, part(collection), id);
        return make(key, Edit.of(Edit.Kind.PUBLISH, key, Precondition.revision(headers)), parameters, exchange);
    }

    @PostMapping(ITEM + "/unpublish")
    Mono<ResponseEntity<byte[]>> unpublish(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = new ItemKey(story, part(collection), id);
        return make(key, Edit.of(Edit.Kind.UNPUBLISH, key, Precondition.revision(headers)), parameters, exchange);
    }

    @DeleteMapping(ITEM + "/draft")
    Mono<ResponseEntity<byte[]>> discard(
            @PathVariable String story,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = new ItemKey(story, part(collection), id);
        return make(key, Edit.of(Edit.Kind.DISCARD, key, Precondition.revision(headers)), parameters, exchange);
    }

    @PostMapping("/stories")
    Mono<ResponseEntity<byte[]>> createStory(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        EditRequest request = EditRequest.of(parameters);
        JsonNode written = EditRequest.body(body);
        String id = written.path("id").asString("");
        if (id.isEmpty()) {
            throw ProblemException.badContent(List.of(
                    new PointerFault("/id", "is missing: what the story is called in addresses, like january-2022")));
        }
        ItemKey key = ItemKey.ofStory(id);
        return editors.current(exchange)
                .flatMap(editor -> repeats.once(
                        exchange,
                        body,
                        editor,
                        append -> edits.make(
                                        append,
                                        id,
                                        List.of(Edit.of(Edit.Kind.PUT, key, null, written, request.draft())),
                                        editor,
                                        request.note())
                                .map(made -> new Repeats.Answered(
                                        made, made(made, key, HttpStatus.CREATED, location(exchange, key))))));
    }

    @PutMapping(STORY)
    Mono<ResponseEntity<byte[]>> replaceStory(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        return put(ItemKey.ofStory(story), parameters, headers, body, exchange);
    }

    @PatchMapping(STORY)
    Mono<ResponseEntity<byte[]>> patchStory(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        return patch(ItemKey.ofStory(story), parameters, headers, body, exchange);
    }

    @DeleteMapping(STORY)
    Mono<ResponseEntity<byte[]>> deleteStory(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = ItemKey.ofStory(story);
        return make(key, Edit.of(Edit.Kind.DELETE, key, Precondition.revision(headers)), parameters, exchange);
    }

    @PostMapping(STORY + "/publish")
    Mono<ResponseEntity<byte[]>> publishStory(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = ItemKey.ofStory(story);
        return make(key, Edit.of(Edit.Kind.PUBLISH, key, Precondition.revision(headers)), parameters, exchange);
    }

    @PostMapping(STORY + "/unpublish")
    Mono<ResponseEntity<byte[]>> unpublishStory(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = ItemKey.ofStory(story);
        return make(key, Edit.of(Edit.Kind.UNPUBLISH, key, Precondition.revision(headers)), parameters, exchange);
    }

    @DeleteMapping(STORY + "/draft")
    Mono<ResponseEntity<byte[]>> discardStory(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        ItemKey key = ItemKey.ofStory(story);
        return make(key, Edit.of(Edit.Kind.DISCARD, key, Precondition.revision(headers)), parameters, exchange);
    }

    private Mono<ResponseEntity<byte[]>> put(
            ItemKey key,
            MultiValueMap<String, String> parameters,
            HttpHeaders headers,
            byte[] body,
            ServerWebExchange exchange) {
        boolean isNew = Precondition.mustBeNew(headers);
        Integer revision = isNew ? null : Precondition.revision(headers);
        boolean draft = EditRequest.of(parameters).draft();
        Edit edit = Edit.of(Edit.Kind.PUT, key, revision, EditRequest.body(body), draft);
        return make(key, edit, parameters, exchange, isNew ? HttpStatus.CREATED : HttpStatus.OK);
    }

    private Mono<ResponseEntity<byte[]>> patch(
            ItemKey key,
            MultiValueMap<String, String> parameters,
            HttpHeaders headers,
            byte[] body,
            ServerWebExchange exchange) {
        boolean draft = EditRequest.of(parameters).draft();
        Edit edit = Edit.of(Edit.Kind.PATCH, key, Precondition.revision(headers), EditRequest.body(body), draft);
        return make(key, edit, parameters, exchange);
    }

    private Mono<ResponseEntity<byte[]>> make(
            ItemKey key, Edit edit, MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return make(key, edit, parameters, exchange, HttpStatus.OK);
    }

    private Mono<ResponseEntity<byte[]>> make(
            ItemKey key,
            Edit edit,
            MultiValueMap<String, String> parameters,
            ServerWebExchange exchange,
            HttpStatus status) {
        EditRequest request = EditRequest.of(parameters);
        return editors.current(exchange)
                .flatMap(editor -> edits.make(key.story(), List.of(edit), editor, request.note()))
                .map(made -> made(made, key, status, null).entity());
    }

    private static Answers made(
            Edits.Made made, ItemKey key, HttpStatus status, @org.jspecify.annotations.Nullable String location) {
        Item item = made.items().get(key);
        return item == null ? Answers.nothing() : Answers.of(status, item, location);
    }

    private static String location(ServerWebExchange exchange, ItemKey key) {
        String prefix = exchange.getRequest().getPath().contextPath().value();
        return key.part() == StoryPart.STORY
                ? prefix + "/stories/" + key.id()
                : prefix + "/stories/" + key.story() + "/collections/"
                        + key.part().id() + "/items/" + key.id();
    }

    /** The id that was given, else one that is made and tells nothing. */
    private static String givenId(JsonNode written) {
        return written.path("id").asStringOpt().filter(id -> !id.isBlank()).orElseGet(EditController::newId);
    }

    /** One that tells nothing, and is no secret. */
    static String newId() {
        return IDS.generateId().toString();
    }

    private static StoryPart part(String collection) {
        return StoryPart.find(collection)
                .filter(part -> part != StoryPart.STORY)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + collection + "\"; there are " + StoryCollection.ids()));
    }
}
