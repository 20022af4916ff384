package org.chronomap.backend.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.http.OperatorsLog;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes changes, all of them or none, and ends when readers can see them. */
@Component
public final class Edits {

    private static final Logger LOG = LoggerFactory.getLogger(Edits.class);
    /** What the log calls a change that somebody made. */
    static final String EDIT = "edit";

    /** What a column takes. */
    private static final int LONGEST_NOTE = 2_000;

    /** Made at the start, as this is, since its seed is read from the system; what it gives then blocks nobody. */
    private static final IdGenerator IDS = new AlternativeJdkIdGenerator();

    private static final int ASKED_SINGLY = 20;

    private final ChangeLog log;
    private final LiveStories stories;
    private final CountryOutlines outlines;
    private final Audit audit;

    Edits(ChangeLog log, LiveStories stories, CountryOutlines outlines, Audit audit) {
        this.log = log;
        this.stories = stories;
        this.outlines = outlines;
        this.audit = audit;
    }

    /**
     * What was made.
     *
     * @param items how those stand that were asked to be changed, without those that are gone
     * @param judged what the changes make of their story; null where that must be read
     */
    record Made(
            List<Change> changes,
            Map<ItemKey, Item> items,
            @Nullable Judged judged) {

        static final Made NOTHING = of(List.of());

        static Made of(List<Change> changes) {
            return new Made(changes, Map.of(), null);
        }
    }

    /** What is to be done, once it is known how things stand while nobody else changes them. */
    @FunctionalInterface
    interface Work {

        Mono<Made> in(Append append);
    }

    /** For a new item that is given none. It tells nothing, and is no secret. */
    static String newId() {
        return IDS.generateId().toString();
    }

    /** What is wrong with a note, by whichever way it came; empty when nothing is. */
    static Optional<String> faultOfNote(String note) {
        return note.length() > LONGEST_NOTE
                ? Optional.of("has " + note.length() + " characters; it must have " + LONGEST_NOTE + " at the most")
                : TextRules.fault(note);
    }

    /**
     * Does a work, and ends when readers can see what it did.
     *
     * @param what it is, for the log: {@code edit}, {@code import}
     */
    Mono<Made> make(String what, Editor editor, Work work) {
        return log.append(append -> stories.reach(append.head()).then(Mono.defer(() -> work.in(append))), made -> {
            log(what, editor, made.changes());
            return seen(made);
        });
    }

    /**
     * Makes several changes of one story together.
     *
     * @param note why, for readers
     */
    Mono<Made> make(String story, List<Edit> edits, Editor editor, @Nullable String note) {
        return make(EDIT, editor, append -> make(append, story, edits, editor, note));
    }

    /** The same, as a part of a work. */
    Mono<Made> make(Append append, String story, List<Edit> edits, Editor editor, @Nullable String note) {
        return present(append, story, edits).flatMap(items -> make(append, story, edits, items, editor, note));
    }

    /** @param items that are there: those of the edits at least */
    Mono<Made> make(
            Append append,
            String story,
            List<Edit> edits,
            Map<ItemKey, Item> items,
            Editor editor,
            @Nullable String note) {
        Optional<String> unfit = note == null ? Optional.empty() : faultOfNote(note);
        if (unfit.isPresent()) {
            return Mono.error(
                    ProblemException.badParameters(List.of(new ProblemException.ParameterFault("note", unfit.get()))));
        }
        return lastRevisions(append, story, edits, items)
                .flatMap(lastRevisions -> {
                    Planner planner = new Planner(
                            story,
                            stories.held(story).orElse(null),
                            outlines,
                            new FeatureReader(outlines, stories.index(story)),
                            editor,
                            items,
                            lastRevisions);
                    List<Append.Entry> entries = planner.plan(edits);
                    RequestFaults.requireNotTooLong(entries, edits);
                    return append.write(entries, items, editor.username(), note)
                            .flatMap(changes -> record(story, changes, editor)
                                    .thenReturn(new Made(
                                            changes,
                                            after(items, edits, changes),
                                            planner.judged().orElse(null))));
                })
                .onErrorResume(ProblemException.class, problem -> overtaken(append, edits, items, problem));
    }

    /** Tells of the first edit that came too late who was faster, and when. */
    private static <T> Mono<T> overtaken(
            Append append, List<Edit> edits, Map<ItemKey, Item> items, ProblemException problem) {
        if (problem.status() != HttpStatus.PRECONDITION_FAILED) {
            return Mono.error(problem);
        }
        return Flux.fromIterable(edits)
                .mapNotNull(edit -> overtaken(edit, items.get(edit.key())))
                .next()
                .flatMap(append::lastChange)
                .map(last -> problem.with("by", JsonNodeFactory.instance.stringNode(last.by()))
                        .with(
                                "changed",
                                JsonNodeFactory.instance.stringNode(last.at().toString())))
                .defaultIfEmpty(problem)
                .flatMap(Mono::error);
    }

    private static @Nullable Item overtaken(Edit edit, @Nullable Item item) {
        Meant meant = edit.meant();
        return item != null && meant != null && EditChecks.isOvertaken(meant, item) ? item : null;
    }

    /** The items that are there of those that edits concern; all of the story where one may be its end. */
    private Mono<Map<ItemKey, Item>> present(Append append, String story, List<Edit> edits) {
        boolean published = stories.held(story).filter(HeldStory::published).isPresent();
        if (edits.stream().anyMatch(edit -> edit.mayEndStory() && (edit.kind() == Edit.Kind.DELETE || !published))) {
            return append.madeAtOnce(story)
                    .flatMap(many -> many > Undo.MOST_SINGLY
                            ? Mono.error(
                                    ProblemException.of(
                                            HttpStatus.CONFLICT,
                                            "The story has " + many
                                                    + " items that imports made at once: undo these imports first, which the"
                                                    + " story's history and its page of imports name; or have the story removed for good"))
                            : append.items(story).collectMap(Item::key, item -> item, LinkedHashMap::new));
        }
        return edits.size() > ASKED_SINGLY
                ? byParts(edits.stream().map(Edit::key), (part, ids) -> append.items(story, part, ids))
                : Flux.fromIterable(edits)
                        .map(Edit::key)
                        .distinct()
                        .concatMap(append::item)
                        .collectMap(Item::key, item -> item, LinkedHashMap::new);
    }

    /** What is found of keys, those of one part of the story at a time. */
    private static <T> Mono<Map<ItemKey, T>> byParts(
            Stream<ItemKey> keys, BiFunction<StoryPart, List<String>, Mono<Map<ItemKey, T>>> find) {
        Map<StoryPart, List<String>> byPart = keys.distinct()
                .collect(Collectors.groupingBy(ItemKey::part, Collectors.mapping(ItemKey::id, Collectors.toList())));
        return Flux.fromIterable(byPart.entrySet())
                .concatMap(ofPart -> find.apply(ofPart.getKey(), ofPart.getValue()))
                .collect(LinkedHashMap::new, Map::putAll);
    }

    private static Mono<Map<ItemKey, Integer>> lastRevisions(
            Append append, String story, List<Edit> edits, Map<ItemKey, Item> items) {
        if (edits.size() > ASKED_SINGLY) {
            return byParts(
                    edits.stream().map(Edit::key).filter(key -> !items.containsKey(key)),
                    (part, ids) -> append.lastRevisions(story, part, ids));
        }
        return Flux.fromIterable(edits)
                .map(Edit::key)
                .filter(key -> !items.containsKey(key))
                .distinct()
                .concatMap(key -> append.lastRevision(key).map(last -> Map.entry(key, last)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Notes in the audit what was made, in the transaction that made it. */
    Mono<Void> record(String story, List<Change> changes, Editor editor) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        Change first = changes.get(0);
        if (changes.size() == 1 && !first.isOfMany()) {
            return audit.recordPart(editor, first.kind().id(), first.key().path(), "change " + first.seq());
        }
        String kinds = changes.stream()
                .collect(Collectors.groupingBy(Change::kind, TreeMap::new, Collectors.summingInt(Change::count)))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " "
                        + (kind.getKey() == ChangeKind.MANY
                                ? "at once"
                                : kind.getKey().id()))
                .collect(Collectors.joining(", "));
        return audit.recordPart(
                editor,
                "changed",
                ItemKey.ofStory(story).path(),
                kinds + ": changes " + first.first() + " to "
                        + changes.get(changes.size() - 1).seq());
    }

    private static Map<ItemKey, Item> after(Map<ItemKey, Item> before, List<Edit> edits, List<Change> changes) {
        Map<ItemKey, List<Change>> made = changes.stream().collect(Collectors.groupingBy(Change::key));
        Map<ItemKey, Item> after = new LinkedHashMap<>();
        for (Edit edit : edits) {
            Item item = before.get(edit.key());
            for (Change change : made.getOrDefault(edit.key(), List.of())) {
                item = Item.after(item, change);
            }
            if (item != null) {
                after.put(edit.key(), item);
            }
        }
        return after;
    }

    private static void log(String what, Editor editor, List<Change> changes) {
        if (!changes.isEmpty()) {
            OperatorsLog.done(
                    what,
                    editor.roleInLog(),
                    ItemKey.ofStory(changes.get(0).key().story()).path(),
                    "changes",
                    Change.count(changes),
                    "last",
                    changes.get(changes.size() - 1).seq());
        }
    }

    /** What is committed is made, though it could not be shown yet. */
    private Mono<Void> seen(Made made) {
        if (made.changes().isEmpty()) {
            return Mono.empty();
        }
        return stories.take(made.changes(), made.judged()).onErrorResume(failure -> {
            LOG.warn(
                    "Change {} is made, and will be shown when the database answers again: {}",
                    made.changes().get(made.changes().size() - 1).seq(),
                    failure.toString());
            return Mono.empty();
        });
    }
}
