package org.chronomap.backend.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.BulkStaging;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.store.KeptAnswers;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.index.Versions;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Puts very many items into a story by one change: in one transaction, which reads them some at a time from where they are staged.
 * They were judged before its turn came, so that others change stories meanwhile; only where this one was changed since are they
 * judged again in it.
 */
@Component
public final class ManyItems {

    static final int AT_ONCE = 1_000;

    /** From so many new incidents on, one entry of the log makes them all. */
    static final int MANY = 1_000;

    /** Changes of others that are brought into what was judged before them. */
    private static final int MOST_SINCE = 1_000;

    private final Edits edits;
    private final LiveStories stories;
    private final KeptAnswers answers;
    private final BulkStaging staging;
    private final ChangeLog log;
    private final Clock clock = Clock.systemUTC();

    ManyItems(Edits edits, LiveStories stories, KeptAnswers answers, BulkStaging staging, ChangeLog log) {
        this.edits = edits;
        this.stories = stories;
        this.answers = answers;
        this.staging = staging;
        this.log = log;
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
     * @return {@link ProblemException} (409) where the story was changed so that some do not fit any more;
     *     {@link StoryMovedException} where it must be found out whether they do
     */
    public Mono<Put> put(Judging judged, Staged staged, Wish wish, LongConsumer progress) {
        Fresh fresh = staged.fresh();
        if (fresh.ids().size() < MANY) {
            return put(judged, staged, wish, progress, null);
        }
        String content = Edits.newId();
        long[] written = new long[1];
        Flux<BulkBlock> blocks = fresh.blocks().doOnNext(block -> progress.accept(written[0] += block.size()));
        return staging.begin(content, judged.base().id(), StoryPart.INCIDENTS, fresh.ids())
                .flatMap(many -> prepared(judged, staged, wish, many)
                        .subscribeOn(Schedulers.boundedElastic())
                        .zipWith(staging.stage(many, blocks).thenReturn(true), (prepared, done) -> prepared))
                .flatMap(many -> put(judged, staged, wish, progress, many))
                .onErrorResume(failure -> staging.discard(content).then(Mono.error(failure)));
    }

    /**
     * New incidents that lie ready.
     *
     * @param after the story with them, and its index; null where it is made when their turn comes
     */
    private record Many(BulkStaging.Staged staged, @Nullable Prepared after) {}

    /**
     * A story as it becomes, made before its turn.
     *
     * @param at when it becomes so
     */
    private record Prepared(Instant at, ValidStory story, StoryIndex index) {}

    /** Where nothing but they is put, and they are very many, others need not wait until they are indexed. */
    private Mono<Many> prepared(Judging judged, Staged staged, Wish wish, BulkStaging.Staged many) {
        return Mono.fromCallable(() -> {
                    try (Staged.Reading reading = staged.open()) {
                        return reading.next(1).isEmpty() && wish.gone().isEmpty() && judged.isCompact();
                    }
                })
                .filter(alone -> alone)
                // No clock that was put back makes it earlier than what the story has.
                .flatMap(alone -> log.find(judged.base().seq()).map(Change::at).defaultIfEmpty(Instant.EPOCH))
                .publishOn(Schedulers.boundedElastic())
                .map(last -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    return new Many(many, prepared(judged, many, now.isAfter(last) ? now : last));
                })
                .defaultIfEmpty(new Many(many, null));
    }

    private Prepared prepared(Judging judged, BulkStaging.Staged many, Instant at) {
        Version made = new Version(many.revision(), at);
        Versions versions = (part, item) -> {
            Version was = judged.base().version(part, item);
            return was == null ? made : was;
        };
        try {
            ValidStory story = judged.after(incident -> versions.of(StoryPart.INCIDENTS, incident), made);
            return new Prepared(at, story, stories.indexed(story, versions));
        } catch (OutOfMemoryError e) {
            // As it is nobody would be told, and who waits would wait for ever.
            throw new IllegalStateException(e);
        }
    }

    private Mono<Put> put(Judging judged, Staged staged, Wish wish, LongConsumer progress, @Nullable Many many) {
        Put[] put = new Put[1];
        return edits.make(
                        "import",
                        wish.editor(),
                        append -> new Writing(append, judged, wish, progress, many)
                                .all(staged)
                                .flatMap(made -> {
                                    List<Change> changes = made.changes();
                                    put[0] = new Put(
                                            changes.isEmpty()
                                                    ? null
                                                    : changes.get(0).first(),
                                            Change.count(changes));
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
        private final @Nullable Many many;
        private final Judging judging;
        /** Whether the story was changed since. */
        private final boolean moved;

        private final boolean again;
        private final HeldStory held;
        private final String story;
        private final long batch;
        private final List<Change> changes = new ArrayList<>();
        private List<String> fresh = List.of();
        /** Of those whose revision is another than the first. */
        private final Map<String, Integer> revisions = new HashMap<>();

        Writing(Append append, Judging judged, Wish wish, LongConsumer progress, @Nullable Many many) {
            this.append = append;
            this.wish = wish;
            this.progress = progress;
            this.story = judged.base().id();
            this.held = stories.held(story)
                    .orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
            this.many = many;
            this.moved = !isSame(held, judged.base());
            this.again = moved && many == null;
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
            fresh = staged.fresh().ids();
            Prepared prepared = many == null ? null : many.after();
            if (prepared != null && !moved) {
                append.asOf(prepared.at());
            }
            return Flux.using(staged::open, ManyItems::some, ManyItems::close)
                    .concatMap(this::write, 1)
                    .thenMany(many == null ? staged.fresh().blocks().map(ManyItems::some) : Flux.empty())
                    .concatMap(this::write, 1)
                    .then(many == null ? Mono.empty() : Mono.defer(() -> writeMany(many.staged())))
                    .thenMany(Flux.defer(this::gone))
                    .concatMap(this::remove, 1)
                    .then(Mono.defer(() -> edits.record(story, changes, wish.editor())))
                    .then(Mono.defer(() -> moved && many != null
                            ? judgedSince(prepared == null ? judging.after(this::version, null) : prepared.story())
                            : Mono.justOrEmpty(judged(prepared))))
                    .map(judged -> new Edits.Made(changes, Map.of(), judged))
                    .defaultIfEmpty(new Edits.Made(changes, Map.of(), null));
        }

        private Mono<Void> writeMany(BulkStaging.Staged staged) {
            ItemKey first = new ItemKey(story, StoryPart.INCIDENTS, fresh.get(0));
            EditChecks.checkRight(new Edit(first, Edit.Kind.SAY, Meant.ANY, null, false, null), null, wish.editor());
            return append.write(staged, wish.editor().username(), wish.note(), held.published(), batch)
                    .onErrorMap(IllegalStateException.class, restored -> new StoryMovedException(story))
                    .doOnNext(changes::add)
                    .then();
        }

        private @Nullable Judged judged(@Nullable Prepared prepared) {
            if (prepared != null) {
                return new Judged(held, prepared.story(), Map.of(), prepared.index());
            }
            return judging.isOfDrafts() || changes.isEmpty() ? null : judged(judging.after(this::version, null));
        }

        /** What lies in few bytes has its version there. */
        private Judged judged(ValidStory after) {
            Map<ItemKey, Version> versions = new HashMap<>();
            if (many != null) {
                for (String id : fresh) {
                    Version version = version(id);
                    if (after.versionWhenCompacted(id) == null && version != null) {
                        versions.put(new ItemKey(story, StoryPart.INCIDENTS, id), version);
                    }
                }
            }
            return new Judged(held, after, versions, null);
        }

        /** With what others have changed since it was judged: what they did not touch is judged by them as it was. */
        private Mono<Judged> judgedSince(ValidStory after) {
            ValidStory before = judging.base().validStory();
            return log.ofStory(story, judging.base().seq(), append.head(), MOST_SINCE + 1)
                    .collectList()
                    .map(since -> {
                        if (since.size() > MOST_SINCE
                                || since.stream().anyMatch(change -> change.isPurge() || change.isOfMany())) {
                            throw new StoryMovedException(story);
                        }
                        List<Revision> revisions = new ArrayList<>();
                        for (ItemKey key : since.stream().map(Change::key).collect(Collectors.toSet())) {
                            if (!after.document(key.part(), key.id()).equals(before.document(key.part(), key.id()))) {
                                throw new StoryMovedException(story);
                            }
                            Optional<Document> now = held.validStory().document(key.part(), key.id());
                            if (now.isPresent()) {
                                revisions.add(new Revision.Put(now.get()));
                            } else if (after.document(key.part(), key.id()).isPresent()) {
                                revisions.add(new Revision.Remove(key.part(), key.id()));
                            }
                        }
                        try {
                            return judged(after.with(CompactIncidents.NONE, this::version, judging.keeper())
                                    .revise(revisions));
                        } catch (DocumentFaultsException e) {
                            throw new StoryMovedException(story);
                        }
                    });
        }

        private @Nullable Version version(String incident) {
            Integer revision = revisions.get(incident);
            Version was = held.version(StoryPart.INCIDENTS, incident);
            if (revision == null && was != null) {
                return was;
            }
            int made = many == null ? 1 : many.staged().revision();
            return new Version(revision == null ? made : revision, append.at());
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
            progress.accept(Change.count(changes));
        }
    }

    static List<Staged.One> some(BulkBlock block) {
        List<Staged.One> some = new ArrayList<>(block.size());
        block.each((id, document) -> some.add(new Staged.One(StoryPart.INCIDENTS, id, document)));
        return some;
    }

    static Flux<List<Staged.One>> some(Staged.Reading reading) {
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

    static void close(Staged.Reading reading) {
        try {
            reading.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
