package org.chronomap.backend.snapshot.live;

import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A story, and how readers and editors see it. */
record ServedStory(HeldStory held, Snapshot snapshot, Mono<Snapshot> preview) {

    /** @param before how readers saw it before; null = they did not */
    static ServedStory of(HeldStory held, @Nullable Snapshot before, CountryOutlines outlines, Messages messages) {
        Snapshot snapshot = new Snapshot(
                before == null
                        ? new StoryIndex(held.validStory().story(), outlines, held::version)
                        : before.index().revised(held.validStory().story(), held::version),
                messages,
                held.seq(),
                before);
        snapshot.keepWritten();
        Mono<Snapshot> preview = held.drafts().isEmpty()
                ? Mono.just(snapshot)
                : Memo.value(HeavyWork.DATA.of(() -> preview(held, snapshot, messages)));
        return new ServedStory(held, snapshot, preview);
    }

    private static Snapshot preview(HeldStory held, Snapshot snapshot, Messages messages) {
        StoryIndex index = snapshot.index().revised(held.preview().validStory().story(), held::version);
        return snapshot.withDrafts(index, messages);
    }
}
