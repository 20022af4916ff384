package org.chronomap.backend.editing;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Changes items and stories, one at a time (OGC API Features, part 4). */
@RestController
final class EditController {

    private static final String ITEMS = "/stories/{story}/collections/{collection}/items";
    private static final String ITEM = ITEMS + "/{id}";
    private static final String STORY = "/stories/{story}";

    private final Edits edits;
    private final Editors editors;
    private final IdempotencyKeys keys;
    private final WholeItems wholeItems;
    private final Addresses addresses;

    EditController(Edits edits, Editors editors, IdempotencyKeys keys, WholeItems wholeItems, Addresses addresses) {
        this.edits = edits;
        this.editors = editors;
        this.keys = keys;
        this.wholeItems = wholeItems;
        this.addresses = addresses;
    }

    @TakesJson(method = RequestMethod.POST, path = ITEMS)
    Mono<ResponseEntity<byte[]>> create(
            @PathVariable String story,
            @PathVariable String collection,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        JsonNode written = SentJson.object(body);
        ItemKey key = new ItemKey(
                story,
                part(collection),
                written.path("id").asStringOpt().filter(id -> !id.isBlank()).orElseGet(Edits::newId));
        return create(key, written, parameters, body, exchange);
    }

    @TakesJson(method = RequestMethod.POST, path = "/stories")
    Mono<ResponseEntity<byte[]>> createStory(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        JsonNode written = SentJson.object(body);
        String id = written.path("id").asString("");
        if (id.isEmpty()) {
            throw ProblemException.badContent(List.of(
                    new PointerFault("/id", "is missing: what the story is called in addresses, like january-2022")));
        }
        return create(ItemKey.ofStory(id), written, parameters, body, exchange);
    }

    @TakesJson(
            method = RequestMethod.PUT,
            path = {ITEM, STORY})
    Mono<ResponseEntity<byte[]>> replace(
            @PathVariable Map<String, String> path,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        boolean isNew = Precondition.mustBeNew(headers);
        Edit edit = Edit.of(
                Edit.Kind.PUT,
                key(path),
                isNew ? null : Precondition.meant(headers),
                SentJson.object(body),
                EditRequest.of(parameters).draft());
        return make(edit, parameters, exchange, isNew ? HttpStatus.CREATED : HttpStatus.OK);
    }

    @TakesJson(
            method = RequestMethod.PATCH,
            path = {ITEM, STORY})
    Mono<ResponseEntity<byte[]>> patch(
            @PathVariable Map<String, String> path,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        Edit edit = Edit.of(
                Edit.Kind.PATCH,
                key(path),
                Precondition.meant(headers),
                SentJson.object(body),
                EditRequest.of(parameters).draft());
        return make(edit, parameters, exchange, HttpStatus.OK);
    }

    @DeleteMapping({ITEM, STORY})
    Mono<ResponseEntity<byte[]>> delete(
            @PathVariable Map<String, String> path,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        return make(Edit.Kind.DELETE, path, parameters, headers, exchange);
    }

    @PostMapping({ITEM + "/publish", STORY + "/publish"})
    Mono<ResponseEntity<byte[]>> publish(
            @PathVariable Map<String, String> path,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        return make(Edit.Kind.PUBLISH, path, parameters, headers, exchange);
    }

    @PostMapping({ITEM + "/unpublish", STORY + "/unpublish"})
    Mono<ResponseEntity<byte[]>> unpublish(
            @PathVariable Map<String, String> path,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        return make(Edit.Kind.UNPUBLISH, path, parameters, headers, exchange);
    }

    @DeleteMapping({ITEM + "/draft", STORY + "/draft"})
    Mono<ResponseEntity<byte[]>> discard(
            @PathVariable Map<String, String> path,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            ServerWebExchange exchange) {
        return make(Edit.Kind.DISCARD, path, parameters, headers, exchange);
    }

    private Mono<ResponseEntity<byte[]>> create(
            ItemKey key,
            JsonNode written,
            MultiValueMap<String, String> parameters,
            byte[] body,
            ServerWebExchange exchange) {
        EditChecks.faultOfNewId(key.id()).ifPresent(fault -> {
            throw ProblemException.badContent(List.of(new PointerFault("/id", fault)));
        });
        EditRequest request = EditRequest.of(parameters);
        List<Edit> put = List.of(Edit.of(Edit.Kind.PUT, key, null, written, request.draft()));
        return editors.current(exchange)
                .flatMap(editor -> keys.once(
                        exchange,
                        body,
                        editor,
                        append -> edits.make(append, key.story(), put, editor, request.note())
                                .map(made -> new IdempotencyKeys.Answered(
                                        made, made(made, key, HttpStatus.CREATED, location(exchange, key))))))
                .flatMap(answer -> wholeItems.in(key, answer))
                .map(ChangeAnswer::entity);
    }

    private Mono<ResponseEntity<byte[]>> make(
            Edit.Kind kind,
            Map<String, String> path,
            MultiValueMap<String, String> parameters,
            HttpHeaders headers,
            ServerWebExchange exchange) {
        Edit edit = Edit.of(kind, key(path), Precondition.meant(headers));
        return make(edit, parameters, exchange, HttpStatus.OK);
    }

    private Mono<ResponseEntity<byte[]>> make(
            Edit edit, MultiValueMap<String, String> parameters, ServerWebExchange exchange, HttpStatus status) {
        EditRequest request = EditRequest.of(parameters);
        ItemKey key = edit.key();
        return editors.current(exchange)
                .flatMap(editor -> edits.make(key.story(), List.of(edit), editor, request.note()))
                .flatMap(made -> wholeItems.in(key, made(made, key, status, null)))
                .map(ChangeAnswer::entity);
    }

    private static ChangeAnswer made(Edits.Made made, ItemKey key, HttpStatus status, @Nullable String location) {
        Item item = made.items().get(key);
        return item == null ? ChangeAnswer.nothing() : ChangeAnswer.of(status, item, location);
    }

    private String location(ServerWebExchange exchange, ItemKey key) {
        return addresses.prefix(exchange.getRequest()) + key.path();
    }

    /** What an address of {@link #ITEM} or {@link #STORY} names. */
    private static ItemKey key(Map<String, String> path) {
        String story = path.getOrDefault("story", "");
        String id = path.get("id");
        return id == null ? ItemKey.ofStory(story) : new ItemKey(story, part(path.getOrDefault("collection", "")), id);
    }

    private static StoryPart part(String collection) {
        return StoryPart.find(collection)
                .filter(part -> part != StoryPart.STORY)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no collection \"" + collection + "\"; there are " + StoryCollection.ids()));
    }
}
