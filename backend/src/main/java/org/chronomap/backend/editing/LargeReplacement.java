package org.chronomap.backend.editing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.BulkStaging;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what {@link Replacement} does with a story of very many incidents, of which none is held as an object: those that are new are
 * made by one entry of the log, and the others, as far as they change, some at a time.
 */
@Component
public final class LargeReplacement {

    private final Edits edits;
    private final LiveStories stories;
    private final BulkStaging staging;
    private final CountryOutlines outlines;

    LargeReplacement(Edits edits, LiveStories stories, BulkStaging staging, CountryOutlines outlines) {
        this.edits = edits;
        this.stories = stories;
        this.staging = staging;
        this.outlines = outlines;
    }

    /**
     * What a story is to be.
     *
     * @param base the story as it was when it was found out what changes; null = there was none
     * @param unknownOnly whether a story which the store has ever held stays as it is
     * @param others documents of all but incidents
     * @param incidents all of them; not to be used any more
     * @param keeper see {@link CompactIncidents.Builder}
     * @param staged of the incidents those that are new, or say another thing than in {@code base}
     * @param note why, for readers
     */
    public record Wish(
            String story,
            @Nullable HeldStory base,
            boolean unknownOnly,
            List<Document> others,
            CompactIncidents incidents,
            UnaryOperator<ByteBuffer> keeper,
            Staged staged,
            Editor editor,
            @Nullable String note) {

        public Wish {
            others = List.copyOf(others);
        }
    }

    /**
     * Ends when readers see it.
     *
     * @return fails with {@link StoryMovedException} where the story was changed since {@code base}: what changes must be found out
     *     anew
     */
    public Mono<Replacement.Counts> of(Wish wish) {
        Fresh fresh = wish.staged().fresh();
        if (fresh.ids().size() < ManyItems.MANY) {
            return made(wish, null);
        }
        String content = Edits.newId();
        return staging.begin(content, wish.story(), StoryPart.INCIDENTS, fresh.ids())
                .flatMap(many -> staging.stage(many, fresh.blocks()).then(Mono.defer(() -> made(wish, many))))
                .onErrorResume(failure -> staging.discard(content).then(Mono.error(failure)))
                .flatMap(counts -> counts.created() < fresh.ids().size()
                        ? staging.discard(content).thenReturn(counts)
                        : Mono.just(counts));
    }

    private Mono<Replacement.Counts> made(Wish wish, BulkStaging.@Nullable Staged many) {
        return edits.make(Replacement.IMPORT, wish.editor(), append -> new Writing(append, wish, many).all())
                .map(Replacement::counts);
    }

    /** One transaction. */
    private final class Writing {

        private final Append append;
        private final Wish wish;
        private final BulkStaging.@Nullable Staged many;
        private final String story;
        private final @Nullable HeldStory base;
        private final long batch;
        private final List<Change> changes = new ArrayList<>();
        /** Of incidents that are written by themselves. */
        private final Map<String, Integer> revisions = new HashMap<>();

        Writing(Append append, Wish wish, BulkStaging.@Nullable Staged many) {
            this.append = append;
            this.wish = wish;
            this.many = many;
            this.story = wish.story();
            this.base = wish.base();
            this.batch = append.next();
        }

        Mono<Edits.Made> all() {
            Optional<String> unfit = wish.note() == null ? Optional.empty() : Edits.faultOfNote(wish.note());
            if (unfit.isPresent()) {
                return Mono.error(ProblemException.badParameters(
                        List.of(new ProblemException.ParameterFault("note", unfit.get()))));
            }
            if (isOther(stories.held(story).orElse(null), base)) {
                return Mono.error(new StoryMovedException(story));
            }
            return isLeft().flatMap(left -> left ? Mono.just(Edits.Made.NOTHING) : written());
        }

        private static boolean isOther(@Nullable Object one, @Nullable Object other) {
            return one != other;
        }

        private Mono<Boolean> isLeft() {
            if (wish.unknownOnly()) {
                return append.lastRevision(ItemKey.ofStory(story)).map(last -> last > 0);
            }
            return base != null
                    ? Mono.just(false)
                    : append.items(story)
                            .hasElements()
                            .flatMap(there -> there
                                    ? Mono.error(ProblemException.of(
                                            HttpStatus.CONFLICT,
                                            "The story " + story
                                                    + " is kept in a form that this version of the program does not read:"
                                                    + " have it removed for good first"))
                                    : Mono.just(false));
        }

        private Mono<Edits.Made> written() {
            Staged staged = wish.staged();
            return write(StoryPart.STORY)
                    .then(write(StoryPart.PLACES))
                    .thenMany(Flux.using(staged::open, ManyItems::some, ManyItems::close))
                    .concatMap(this::write, 1)
                    .thenMany(many == null ? staged.fresh().blocks().map(ManyItems::some) : Flux.empty())
                    .concatMap(this::write, 1)
                    .then(many == null ? Mono.empty() : Mono.defer(() -> write(many)))
                    .then(Mono.defer(() -> write(StoryPart.MOVEMENTS)))
                    .then(Mono.defer(() -> write(StoryPart.SCENES)))
                    .thenMany(Flux.defer(this::gone))
                    .concatMap(this::remove, 1)
                    .then(Mono.defer(() -> edits.record(story, changes, wish.editor())))
                    .then(Mono.fromCallable(this::judged))
                    .map(judged -> new Edits.Made(changes, Map.of(), judged))
                    .defaultIfEmpty(Edits.Made.NOTHING);
        }

        private Mono<Void> write(StoryPart part) {
            return Flux.fromIterable(wish.others())
                    .filter(document -> document.part() == part)
                    .map(document -> new Staged.One(
                            part, document.id(), document.fields().toString()))
                    .buffer(ManyItems.AT_ONCE)
                    .concatMap(this::write, 1)
                    .then();
        }

        private Mono<Void> write(List<Staged.One> some) {
            StoryPart part = some.get(0).part();
            List<String> ids = some.stream().map(Staged.One::id).toList();
            return append.items(story, part, ids)
                    .flatMap(items -> append.lastRevisions(
                                    story,
                                    part,
                                    ids.stream()
                                            .filter(id -> !items.containsKey(new ItemKey(story, part, id)))
                                            .toList())
                            .flatMap(last -> append.write(
                                    entries(some, items, last),
                                    items,
                                    wish.editor().username(),
                                    wish.note(),
                                    batch)))
                    .doOnNext(this::note)
                    .then();
        }

        private List<Append.Entry> entries(
                List<Staged.One> some, Map<ItemKey, Item> items, Map<ItemKey, Integer> last) {
            List<Append.Entry> entries = new ArrayList<>(some.size());
            for (Staged.One one : some) {
                ItemKey key = new ItemKey(story, one.part(), one.id());
                Item item = items.get(key);
                Edit edit = new Edit(
                        key, Edit.Kind.SAY, Meant.of(item == null ? null : item.revision()), null, false, null);
                EditChecks.checkRevision(edit, item);
                EditChecks.checkRight(edit, item, wish.editor());
                String document = item == null ? null : item.document();
                if (!one.json().equals(document) || item == null || item.draft() != null) {
                    entries.add(new Append.Entry(
                            key,
                            Plan.kind(document, one.json()),
                            (item == null ? last.getOrDefault(key, 0) : item.revision()) + 1,
                            document,
                            one.json(),
                            true,
                            null));
                }
            }
            return entries;
        }

        /** By themselves, so that they are taken back by themselves: the story goes on without them. */
        private Mono<Void> write(BulkStaging.Staged staged) {
            return append.write(staged, wish.editor().username(), wish.note(), true, append.next())
                    .onErrorMap(IllegalStateException.class, restored -> new StoryMovedException(story))
                    .doOnNext(changes::add)
                    .then();
        }

        /** What the story has beside what it is to be: those of a part at a time. */
        private Flux<List<ItemKey>> gone() {
            if (base == null) {
                return Flux.empty();
            }
            Set<ItemKey> others = wish.others().stream().map(this::key).collect(Collectors.toSet());
            ValidStory now = base.validStory();
            Flux<ItemKey> there = Flux.concat(
                    Flux.fromStream(() -> now.documentsOfOthers().stream().map(this::key)),
                    Flux.fromStream(() -> now.story().incidents().stream()
                            .map(incident -> new ItemKey(
                                    story,
                                    StoryPart.INCIDENTS,
                                    incident.statement().id()))),
                    Flux.fromStream(() ->
                            base.drafts().keySet().stream().filter(key -> base.version(key.part(), key.id()) == null)));
            return there.filter(key -> key.part() == StoryPart.INCIDENTS
                            ? wish.incidents().find(key.id()).isEmpty()
                            : !others.contains(key))
                    .bufferUntilChanged(ItemKey::part)
                    .concatMapIterable(ofPart -> inParts(ofPart));
        }

        private static List<List<ItemKey>> inParts(List<ItemKey> keys) {
            List<List<ItemKey>> parts = new ArrayList<>();
            for (int from = 0; from < keys.size(); from += ManyItems.AT_ONCE) {
                parts.add(keys.subList(from, Math.min(keys.size(), from + ManyItems.AT_ONCE)));
            }
            return parts;
        }

        private ItemKey key(Document document) {
            return new ItemKey(story, document.part(), document.id());
        }

        private Mono<Void> remove(List<ItemKey> some) {
            return append.items(
                            story,
                            some.get(0).part(),
                            some.stream().map(ItemKey::id).toList())
                    .flatMap(items -> append.write(
                            some.stream()
                                    .map(items::get)
                                    .filter(Objects::nonNull)
                                    .map(Item.class::cast)
                                    .map(LargeReplacement::removal)
                                    .toList(),
                            items,
                            wish.editor().username(),
                            wish.note(),
                            batch))
                    .doOnNext(this::note)
                    .then();
        }

        /** Of an incident that was there it is known otherwise what it says. */
        private void note(List<Change> made) {
            for (Change change : made) {
                boolean isIncident = change.key().part() == StoryPart.INCIDENTS;
                changes.add(isIncident && base != null ? change.withoutDocuments() : change);
                if (isIncident && change.kind() != ChangeKind.DELETED) {
                    revisions.put(change.key().id(), change.revision());
                }
            }
        }

        private @Nullable Judged judged() throws DocumentFaultsException {
            if (changes.isEmpty()) {
                return null;
            }
            ValidStory after = ValidStory.replacing(
                    base == null ? null : base.validStory(),
                    story,
                    wish.others(),
                    outlines,
                    wish.incidents(),
                    this::version,
                    wish.keeper());
            return new Judged(base, after);
        }

        private @Nullable Version version(String incident) {
            Integer revision = revisions.get(incident);
            Version was = base == null ? null : base.version(StoryPart.INCIDENTS, incident);
            if (revision == null && was != null) {
                return was;
            }
            int made = many == null ? 1 : many.revision();
            return new Version(revision == null ? made : revision, append.at());
        }
    }

    private static Append.Entry removal(Item item) {
        boolean isDraft = item.document() == null;
        return new Append.Entry(
                item.key(),
                isDraft ? ChangeKind.DISCARDED : ChangeKind.DELETED,
                item.revision() + 1,
                isDraft ? item.draft() : item.document(),
                null,
                !isDraft,
                null);
    }
}
