package org.chronomap.backend.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.store.KeptAnswers;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts very many items into a story by one change: in one transaction, which reads them some at a time from where they are staged.
 * They were judged before its turn came, so that others change stories meanwhile; only where this one was changed since are they
 * judged again in it.
 */
@Component
public final class ManyItems {

    private static final int AT_ONCE = 1_000;

    private final Edits edits;
    private final LiveStories stories;
    private final KeptAnswers answers;

    ManyItems(Edits edits, LiveStories stories, KeptAnswers answers) {
        this.edits = edits;
        this.stories = stories;
        this.answers = answers;
    }

    /**
     * What was made.
     *
     * @param first sequence number of the first change, by which all are undone; null = nothing was changed
     */
    public record Put(@Nullable Long first, int changes) {}

    /**
     * @param key under which it is kept for a week that it was made
     * @param note why, for readers
     * @param gone items that are to go
     */
    public record Wish(String key, Editor editor, @Nullable String note, List<ItemKey> gone) {

        public Wish {
            gone = List.copyOf(gone);
        }
    }

    /**
     * Ends when readers see them.
     *
     * @param judged by which the staged ones were judged
     * @param progress is told how many are written; what it throws ends all, and nothing is written
     * @return {@link ProblemException} (409) where the story was changed so that some do not fit any more
     */
    public Mono<Put> put(Judging judged, Staged staged, Wish wish, LongConsumer progress) {
        Put[] put = new Put[1];
        return edits.make(
                        "import",
                        wish.editor(),
                        append -> new Writing(append, judged, wish, progress)
                                .all(staged)
                                .flatMap(made -> {
                                    List<Change> changes = made.changes();
                                    put[0] = new Put(
                                            changes.isEmpty()
                                                    ? null
                                                    : changes.get(0).seq(),
                                            changes.size());
                                    return answers.keep(
                                                    wish.editor().username(),
                                                    wish.key(),
                                                    new KeptAnswers.Kept(
                                                            "import", put[0].first() + " " + put[0].changes()))
                                            .thenReturn(made);
                                }))
                .map(made -> put[0]);
    }

    /** What was made under a key; empty when that was never committed. */
    public Mono<Put> made(String username, String key) {
        return answers.find(username, key).map(kept -> {
            String[] parts = kept.answer().split(" ", -1);
            return new Put(parts[0].equals("null") ? null : Long.valueOf(parts[0]), Integer.parseInt(parts[1]));
        });
    }

    /** One transaction. */
    private final class Writing {

        private final Append append;
        private final Wish wish;
        private final LongConsumer progress;
        private final Judging judging;
        private final boolean again;
        private final HeldStory held;
        private final String story;
        private final long batch;
        private final List<Change> changes = new ArrayList<>();
        /** Of those whose revision is another than the first. */
        private final Map<String, Integer> revisions = new HashMap<>();

        Writing(Append append, Judging judged, Wish wish, LongConsumer progress) {
            this.append = append;
            this.wish = wish;
            this.progress = progress;
            this.story = judged.base().id();
            this.held = stories.held(story)
                    .orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
            this.again = !isSame(held, judged.base());
            this.judging = again ? new Judging(held, judged.isOfDrafts()) : judged;
            this.batch = append.next();
        }

        private static boolean isSame(Object one, Object other) {
            return one == other;
        }

        Mono<Edits.Made> all(Staged staged) {
            Optional<String> unfit = wish.note() == null ? Optional.empty() : Edits.faultOfNote(wish.note());
            if (unfit.isPresent()) {
                return Mono.error(ProblemException.badParameters(
                        List.of(new ProblemException.ParameterFault("note", unfit.get()))));
            }
            return Flux.using(staged::open, ManyItems::some, ManyItems::close)
                    .concatMap(this::write, 1)
                    .thenMany(Flux.defer(this::gone))
                    .concatMap(this::remove, 1)
                    .then(Mono.defer(() -> edits.record(story, changes, wish.editor())))
                    .then(Mono.fromSupplier(() -> new Edits.Made(changes, Map.of(), judged())));
        }

        private @Nullable Judged judged() {
            return judging.isOfDrafts() || changes.isEmpty() ? null : new Judged(held, judging.after(this::version));
        }

        private @Nullable Version version(String incident) {
            Integer revision = revisions.get(incident);
            Version was = held.version(StoryPart.INCIDENTS, incident);
            return revision == null && was != null ? was : new Version(revision == null ? 1 : revision, append.at());
        }

        private Mono<Void> write(List<Staged.One> some) {
            StoryPart part = some.get(0).part();
            List<String> ids = some.stream().map(Staged.One::id).toList();
            return append.items(story, part, ids)
                    .flatMap(items -> lastRevisions(part, ids, items).flatMap(last -> {
                        List<Append.Entry> entries = entries(again ? judgedAgain(some) : some, items, last);
                        return append.write(entries, items, wish.editor().username(), wish.note(), batch);
                    }))
                    .doOnNext(this::note)
                    .then();
        }

        /** Those of a part at a time; after what is put was judged. */
        private Flux<List<ItemKey>> gone() {
            if (wish.gone().isEmpty()) {
                return Flux.empty();
            }
            judging.remove(wish.gone());
            return Flux.fromIterable(wish.gone()).groupBy(ItemKey::part).concatMap(ofPart -> ofPart.buffer(AT_ONCE));
        }

        private Mono<Void> remove(List<ItemKey> some) {
            return append.items(
                            story,
                            some.get(0).part(),
                            some.stream().map(ItemKey::id).toList())
                    .flatMap(items -> {
                        List<Append.Entry> entries = new ArrayList<>(some.size());
                        for (ItemKey key : some) {
                            Item item = items.get(key);
                            String document = item == null ? null : item.document();
                            if (item != null && document != null) {
                                entries.add(new Append.Entry(
                                        key,
                                        ChangeKind.DELETED,
                                        item.revision() + 1,
                                        document,
                                        null,
                                        held.published(),
                                        null));
                            }
                        }
                        return append.write(entries, items, wish.editor().username(), wish.note(), batch);
                    })
                    .doOnNext(this::note)
                    .then();
        }

        private Mono<Map<ItemKey, Integer>> lastRevisions(StoryPart part, List<String> ids, Map<ItemKey, Item> items) {
            List<String> absent = ids.stream()
                    .filter(id -> !items.containsKey(new ItemKey(story, part, id)))
                    .toList();
            return absent.isEmpty() ? Mono.just(Map.of()) : append.lastRevisions(story, part, absent);
        }

        /** @throws ProblemException (409) when one does not fit any more */
        private List<Staged.One> judgedAgain(List<Staged.One> some) {
            List<Verdict> verdicts = judging.judge(some.stream()
                    .map(one -> HeldStory.document(new ItemKey(story, one.part(), one.id()), one.json()))
                    .toList());
            List<Staged.One> left = new ArrayList<>();
            for (Verdict verdict : verdicts) {
                if (verdict.standing() == Verdict.Standing.FAULTY) {
                    throw ProblemException.of(
                            HttpStatus.CONFLICT,
                            "The story was changed meanwhile, and does not take what was checked: "
                                    + verdict.faults().get(0) + ". Nothing was stored; check it again");
                }
                if (verdict.isChange() && verdict.kept() != null) {
                    left.add(new Staged.One(
                            verdict.document().part(), verdict.document().id(), verdict.kept()));
                }
            }
            return left;
        }

        private List<Append.Entry> entries(
                List<Staged.One> some, Map<ItemKey, Item> items, Map<ItemKey, Integer> last) {
            List<Append.Entry> entries = new ArrayList<>(some.size());
            boolean draft = judging.isOfDrafts();
            for (Staged.One one : some) {
                ItemKey key = new ItemKey(story, one.part(), one.id());
                Item item = items.get(key);
                EditChecks.checkRight(new Edit(key, Edit.Kind.SAY, Meant.ANY, null, draft, null), item, wish.editor());
                String document = item == null ? null : item.document();
                String before = draft && item != null ? item.latest() : document;
                if (one.json().equals(before) && (draft || item == null || item.draft() == null)) {
                    continue;
                }
                entries.add(new Append.Entry(
                        key,
                        draft ? ChangeKind.DRAFTED : Plan.kind(document, one.json()),
                        (item == null ? last.getOrDefault(key, 0) : item.revision()) + 1,
                        before,
                        one.json(),
                        !draft && held.published(),
                        null));
            }
            return entries;
        }

        /** Of what is published it is known what it says: the log has it, and what is judged. */
        private void note(List<Change> made) {
            for (Change change : made) {
                changes.add(judging.isOfDrafts() ? change : change.withoutDocuments());
                if (change.revision() != 1 && change.key().part() == StoryPart.INCIDENTS) {
                    revisions.put(change.key().id(), change.revision());
                }
            }
            progress.accept(changes.size());
        }
    }

    private static Flux<List<Staged.One>> some(Staged.Reading reading) {
        return Flux.generate(sink -> {
            try {
                List<Staged.One> next = reading.next(AT_ONCE);
                if (next.isEmpty()) {
                    sink.complete();
                } else {
                    sink.next(next);
                }
            } catch (IOException e) {
                sink.error(e);
            }
        });
    }

    private static void close(Staged.Reading reading) {
        try {
            reading.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
