package org.chronomap.backend.editing;

import java.util.Objects;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes a new story, which readers do not see, of one that is there. */
@RestController
final class CopyController {

    private final LiveStories stories;
    private final Edits edits;
    private final Editors editors;
    private final IdempotencyKeys keys;
    private final Addresses addresses;

    CopyController(LiveStories stories, Edits edits, Editors editors, IdempotencyKeys keys, Addresses addresses) {
        this.stories = stories;
        this.edits = edits;
        this.editors = editors;
        this.keys = keys;
        this.addresses = addresses;
    }

    @TakesJson(method = RequestMethod.POST, path = "/stories/{story}/copies")
    Mono<ResponseEntity<byte[]>> copy(
            @PathVariable String story, @RequestBody byte[] body, ServerWebExchange exchange) {
        Copy copy = Copy.read(SentJson.object(body));
        ItemKey key = ItemKey.ofStory(copy.id());
        String location = addresses.prefix(exchange.getRequest()) + key.path();
        return editors.current(exchange)
                .flatMap(editor -> keys.once(
                        exchange,
                        body,
                        editor,
                        append -> make(append, story, copy, editor)
                                .map(made -> new IdempotencyKeys.Answered(
                                        made,
                                        ChangeAnswer.of(
                                                HttpStatus.CREATED,
                                                Objects.requireNonNull(
                                                        made.items().get(key), "the copy is there"),
                                                location)))))
                .map(ChangeAnswer::entity);
    }

    private Mono<Edits.Made> make(Append append, String story, Copy copy, Editor editor) {
        return append.items(copy.id()).collectMap(Item::key, item -> item).flatMap(items -> {
            HeldStory original = stories.held(story)
                    .orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
            return edits.make(append, copy.id(), copy.of(original), items, editor, null);
        });
    }
}
