package org.chronomap.backend.snapshot.live;

import java.util.Optional;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryChanges;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A story, and how readers and editors see it. */
record ServedStory(HeldStory held, Snapshot snapshot, Mono<Snapshot> preview) {

    /** So many times the incidents that are left have gone: then it is quicker to index these. */
    private static final int MUCH = 4;

    /**
     * @param before as it was before; null = it was not
     * @param judged what the last changes were found to make of it, where that is known
     */
    static ServedStory of(
            HeldStory loose,
            @Nullable ServedStory before,
            @Nullable Judged judged,
            CountryOutlines outlines,
            Messages messages) {
        HeldStory held = loose.compact();
        Snapshot snapshot = before == null
                ? new Snapshot(
                        new StoryIndex(held.validStory().story(), outlines, held::version), messages, held.seq(), null)
                : new Snapshot(
                        made(judged, held)
                                .orElseGet(() -> index(
                                        before.snapshot(),
                                        before.held().validStory(),
                                        held.validStory(),
                                        held,
                                        outlines)),
                        messages,
                        held.seq(),
                        before.snapshot());
        snapshot.keepWritten();
        return new ServedStory(held, snapshot, preview(held, snapshot, outlines, messages));
    }

    /** The index that was made of the very same before. */
    private static Optional<StoryIndex> made(@Nullable Judged judged, HeldStory held) {
        return Optional.ofNullable(judged)
                .filter(known -> known.after() == held.validStory())
                .map(Judged::index);
    }

    /** One that was indexed before. */
    static ServedStory of(StoryFile.Content content, CountryOutlines outlines, Messages messages) {
        HeldStory held = content.held();
        Snapshot snapshot = new Snapshot(content.index(), messages, held.seq(), null);
        return new ServedStory(held, snapshot, preview(held, snapshot, outlines, messages));
    }

    /** The first that tells of a position in a draft reads the names of the world, from files. */
    private static Mono<Snapshot> preview(
            HeldStory held, Snapshot snapshot, CountryOutlines outlines, Messages messages) {
        return held.drafts().isEmpty()
                ? Mono.just(snapshot)
                : Memo.value(Mono.fromCallable(Gazetteer::packaged)
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(names -> HeavyWork.DATA.of(() -> drafted(held, snapshot, outlines, messages))));
    }

    private static Snapshot drafted(HeldStory held, Snapshot snapshot, CountryOutlines outlines, Messages messages) {
        ValidStory drafted = held.preview().validStory();
        return snapshot.withDrafts(index(snapshot, held.validStory(), drafted, held, outlines), messages);
    }

    /** Of what changed alone, where that is known and less than what is left. */
    private static StoryIndex index(
            Snapshot snapshot, ValidStory before, ValidStory now, HeldStory held, CountryOutlines outlines) {
        StoryIndex index = snapshot.index();
        if (before.story().incidents().size() > MUCH * (now.story().incidents().size() + 1)) {
            return new StoryIndex(now.story(), outlines, held::version);
        }
        return now.changedSince(before)
                .map(changed -> StoryChanges.of(changed, now::incident, now::movement, now::place, now::scene))
                .map(changes -> index.revised(now.story(), held::version, changes))
                .orElseGet(() -> index.revised(now.story(), held::version));
    }
}
