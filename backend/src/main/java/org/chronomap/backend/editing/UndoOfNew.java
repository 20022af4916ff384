package org.chronomap.backend.editing;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.NewItems;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.validation.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Undoes together what made new items alone, while they are as they were made, as those of an import are: they are deleted, and
 * nothing need be worked out field by field. Of each no more is held than which it is.
 */
@Component
final class UndoOfNew {

    private final ChangeLog log;
    private final LiveStories stories;
    private final Edits edits;

    UndoOfNew(ChangeLog log, LiveStories stories, Edits edits) {
        this.log = log;
        this.stories = stories;
        this.edits = edits;
    }

    /**
     * Empty where it is not that which was made together with a change, or not this editor's to delete.
     *
     * @return {@link org.chronomap.backend.problem.ProblemException} (422) where something else refers to an item
     */
    Mono<Edits.Made> made(Append append, String story, long seq, Editor editor, @Nullable String note) {
        HeldStory held = stories.held(story).orElse(null);
        return held == null || !editor.mayPublish()
                ? Mono.empty()
                : log.find(seq)
                        .filter(change -> change.key().story().equals(story))
                        .flatMap(change -> append.newItems(story, change.batch()))
                        .flatMap(items -> made(append, held, items, editor, note));
    }

    private Mono<Edits.Made> made(Append append, HeldStory held, NewItems items, Editor editor, @Nullable String note) {
        return append.keys(items)
                .<Revision>map(key -> new Revision.Remove(key.part(), key.id()))
                .collectList()
                .map(gone -> judged(held, gone))
                .flatMap(judged -> append.takeBack(items, editor.username(), note, held.published())
                        .flatMap(back -> edits.record(held.id(), back, editor)
                                .thenReturn(new Edits.Made(back, Map.of(), judged))));
    }

    private static Judged judged(HeldStory held, List<Revision> gone) {
        try {
            return new Judged(held, held.validStory().revise(gone));
        } catch (DocumentFaultsException e) {
            throw RequestFaults.problem(e, List.of());
        }
    }
}
