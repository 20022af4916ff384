package org.chronomap.backend.security.preview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.security.account.AccountJson;
import org.chronomap.backend.security.account.Members;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes and withdraws links by which somebody without an account sees a story's drafts. Of a story that there is not a link
 * shows nothing; whether there is one is not asked here, since it may be unpublished.
 */
@RestController
@RequestMapping("/stories/{story}/previews")
final class PreviewController {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(90);

    private final PreviewLinks links;
    private final Audit audit;
    private final Editors editors;
    private final Addresses addresses;
    private final Clock clock = Clock.systemUTC();

    PreviewController(PreviewLinks links, Audit audit, Editors editors, Addresses addresses) {
        this.links = links;
        this.audit = audit;
        this.editors = editors;
        this.addresses = addresses;
    }

    /** The answer has the link itself; nothing else ever will. */
    @TakesJson(method = RequestMethod.POST)
    Mono<ResponseEntity<byte[]>> make(
            @PathVariable String story,
            @RequestBody(required = false) byte @Nullable [] body,
            ServerWebExchange exchange) {
        if (!TextRules.isId(story)) {
            throw ProblemException.notFound("No story can be called \"" + story + '"');
        }
        Members members = Members.of(body == null ? new byte[0] : body);
        Instant now = clock.instant();
        Instant expires = members.optionalFuture("expires", now).orElse(now.plus(USUAL));
        if (expires.isAfter(now.plus(LONGEST))) {
            members.fault("expires", "must be within " + LONGEST.toDays() + " days");
        }
        members.check();
        String page = addresses.root(exchange.getRequest()) + "/stories/" + story + "?preview=";
        return editors.current(exchange)
                .flatMap(editor -> links.make(story, editor.username(), expires)
                        .flatMap(made -> note(
                                        editor,
                                        "preview-made",
                                        story,
                                        made.link().id())
                                .thenReturn(AccountJson.answer(
                                        HttpStatus.CREATED, written(made.link()).put("url", page + made.token())))));
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> list(@PathVariable String story) {
        return links.list(story)
                .map(list -> AccountJson.answer(
                        HttpStatus.OK, AccountJson.list("previews", list, PreviewController::written)));
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<byte[]>> withdraw(
            @PathVariable String story, @PathVariable String id, ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> links.withdraw(story, id)
                        .then(note(editor, "preview-withdrawn", story, id))
                        .thenReturn(ResponseEntity.noContent().build()));
    }

    @DeleteMapping
    Mono<ResponseEntity<byte[]>> withdrawAll(@PathVariable String story, ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> links.withdrawAll(story)
                        .then(note(editor, "preview-withdrawn", story, "all"))
                        .thenReturn(ResponseEntity.noContent().build()));
    }

    private Mono<Void> note(Editor editor, String action, String story, String link) {
        return audit.record(editor, action, "stories/" + story, link);
    }

    private static ObjectNode written(PreviewLinks.Link link) {
        ObjectNode json = AccountJson.object();
        json.put("id", link.id());
        json.put("madeBy", link.madeBy());
        json.put("created", link.created().toString());
        json.put("expires", link.expires().toString());
        return json;
    }
}
