package org.chronomap.backend.editor;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.store.EditorsChanges;
import org.chronomap.backend.store.EditorsChanges.Draft;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells what publishing a story's drafts would do, before anybody does it. */
@RestController
final class ReviewController {

    private final LiveStories stories;
    private final EditorsChanges changes;
    private final Messages messages;

    ReviewController(LiveStories stories, EditorsChanges changes, Messages messages) {
        this.stories = stories;
        this.changes = changes;
        this.messages = messages;
    }

    @GetMapping("/edit/{story}/review")
    Mono<ResponseEntity<byte[]>> review(@PathVariable String story, ServerWebExchange exchange) {
        HeldStory held =
                stories.held(story).orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        return Mono.zip(stories.preview(story), changes.drafts(story).collectList())
                .flatMap(both -> {
                    Snapshot preview = both.getT1();
                    List<Draft> drafts = both.getT2();
                    EncodedStory encoded = EncodedStoryChoice.forReading(preview, exchange);
                    Map<String, String> words = messages.in(encoded.language());
                    return HeavyWork.DATA.of(() -> Review.write(held, preview, encoded, words, drafts));
                })
                .map(json -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json));
    }
}
