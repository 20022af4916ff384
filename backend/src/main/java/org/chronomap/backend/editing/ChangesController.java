package org.chronomap.backend.editing;

import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes several changes at once, all of them or none, and undoes any that was made. */
@RestController
final class ChangesController {

    private final Edits edits;
    private final Editors editors;
    private final IdempotencyKeys keys;
    private final Undo undo;
    private final UndoOfNew undoOfNew;

    ChangesController(Edits edits, Editors editors, IdempotencyKeys keys, Undo undo, UndoOfNew undoOfNew) {
        this.edits = edits;
        this.editors = editors;
        this.keys = keys;
        this.undo = undo;
        this.undoOfNew = undoOfNew;
    }

    @TakesJson(method = RequestMethod.POST, path = "/stories/{story}/changes")
    Mono<ResponseEntity<byte[]>> make(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        EditRequest request = EditRequest.of(parameters);
        Batch batch = Batch.read(story, SentJson.batch(body), request);
        return editors.current(exchange)
                .doOnNext(editor -> requireRight(batch, editor))
                .flatMap(editor -> keys.once(
                        exchange,
                        body,
                        editor,
                        append -> edits.make(append, story, batch.edits(), editor, batch.note())
                                .map(made -> new IdempotencyKeys.Answered(made, answer(made)))))
                .map(ChangeAnswer::entity);
    }

    @PostMapping("/stories/{story}/changes/{seq}/undo")
    Mono<ResponseEntity<byte[]>> undo(
            @PathVariable String story,
            @PathVariable long seq,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        EditRequest.OfUndo asked = EditRequest.OfUndo.of(parameters);
        String note = asked.request().note();
        return editors.current(exchange)
                .flatMap(editor -> keys.once(
                        exchange,
                        new byte[0],
                        editor,
                        append -> (asked.together()
                                        ? undoneTogether(append, story, seq, editor, note)
                                        : undo.edits(append, story, seq)
                                                .flatMap(back -> edits.make(append, story, back, editor, note)))
                                .map(made -> new IdempotencyKeys.Answered(
                                        made, asked.together() ? counted(made) : answer(made)))))
                .map(ChangeAnswer::entity);
    }

    private Mono<Edits.Made> undoneTogether(
            Append append, String story, long seq, Editor editor, @Nullable String note) {
        return undoOfNew
                .made(append, story, seq, editor, note)
                .switchIfEmpty(Mono.defer(() -> undo.editsOfAll(append, story, seq)
                        .flatMap(back -> edits.make(append, story, back, editor, note))));
    }

    private static void requireRight(Batch batch, Editor editor) {
        if (batch.saysAny() && !editor.mayPublish()) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN, "\"ifMatch\": \"*\" is for editors; name the revisions that you change");
        }
    }

    /** How many were made, for they may be a million. */
    private static ChangeAnswer counted(Edits.Made made) {
        List<Change> changes = made.changes();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("undone", Change.count(changes));
        if (!changes.isEmpty()) {
            body.put("first", changes.get(0).first())
                    .put("last", changes.get(changes.size() - 1).seq());
        }
        return new ChangeAnswer(HttpStatus.OK.value(), null, null, body);
    }

    /** What was made, by item: its number in the log and the revision that it has now. */
    private static ChangeAnswer answer(Edits.Made made) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = body.putArray("changes");
        for (Change change : made.changes()) {
            changes.addObject()
                    .put("seq", change.seq())
                    .put("collection", change.key().part().id())
                    .put("id", change.key().id())
                    .put("change", change.kind().id())
                    .put("revision", change.revision());
        }
        return new ChangeAnswer(HttpStatus.OK.value(), null, null, body);
    }
}
