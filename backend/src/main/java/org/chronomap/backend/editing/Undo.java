package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works out how a change is undone: field by field, so that what was changed later in other fields stays. Undoing is a change like
 * any other, and can be undone.
 */
@Component
final class Undo {

    private static final int AT_ONCE = 1_000;

    /** Items of one entry of the log that are undone one by one. */
    static final int MOST_SINGLY = 20_000;

    private final ChangeLog log;

    Undo(ChangeLog log) {
        this.log = log;
    }

    /** The edits that undo a change; of a story that was deleted all that was deleted with it comes back. */
    Mono<List<Edit>> edits(Append append, String story, long seq) {
        return log.find(seq)
                .filter(change -> change.key().story().equals(story))
                .switchIfEmpty(Mono.error(ProblemException.notFound("The log of " + story + " has no change " + seq)))
                .flatMapMany(change -> together(append, change))
                .concatMap(change -> append.item(change.key())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(item -> back(change, item.orElse(null))))
                .collectList();
    }

    /** The edits that undo all that was made together with a change. */
    Mono<List<Edit>> editsOfAll(Append append, String story, long seq) {
        return log.find(seq)
                .filter(change -> change.key().story().equals(story))
                .switchIfEmpty(Mono.error(ProblemException.notFound("The log of " + story + " has no change " + seq)))
                .filterWhen(change -> log.madeAtOnce(change.batch()).map(many -> many <= MOST_SINGLY))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(
                        HttpStatus.CONFLICT,
                        "What was made together with change " + seq + " are more than " + MOST_SINGLY
                                + " items, which are taken back together as long as none of them was changed: delete those"
                                + " that are not wanted. What was taken back comes back by importing its file again")))
                .flatMapMany(change -> log.batch(change.batch()))
                // As they come: those of one part of the story come together.
                .bufferUntilChanged(change -> change.key().part())
                .concatMap(some -> Flux.fromIterable(some).buffer(AT_ONCE))
                .concatMap(some -> append.items(
                                story,
                                some.get(0).key().part(),
                                some.stream().map(change -> change.key().id()).toList())
                        .map(items -> some.stream()
                                .map(change -> back(change, items.get(change.key())))
                                .toList()))
                .concatMapIterable(back -> back)
                .collectList();
    }

    private Flux<Change> together(Append append, Change change) {
        return mayHaveEndedStory(change)
                ? append.item(change.key())
                        .hasElement()
                        .flatMapMany(there -> there ? Flux.just(change) : log.batch(change.batch()))
                : Flux.just(change);
    }

    private static boolean mayHaveEndedStory(Change change) {
        return change.key().part() == StoryPart.STORY
                && (change.kind() == ChangeKind.DELETED || change.kind() == ChangeKind.DISCARDED);
    }

    private static Edit back(Change change, @Nullable Item item) {
        Integer revision = item == null ? null : item.revision();
        ItemKey key = change.key();
        return switch (change.kind()) {
            case CREATED ->
                Edit.undoing(change.seq(), key, untouched(change, item, false).revision(), null, false);
            case UPDATED, RETRACTED -> {
                Item now = present(change, item);
                yield Edit.undoing(change.seq(), key, revision, merged(change, now.document()), false);
            }
            case DRAFTED -> {
                Item now = present(change, item);
                boolean wasNoDraft = change.before() == null || change.before().equals(now.document());
                if (wasNoDraft) {
                    untouched(change, item, true);
                }
                yield Edit.undoing(change.seq(), key, revision, wasNoDraft ? null : merged(change, now.draft()), true);
            }
            case DELETED, DISCARDED -> {
                if (change.kind() == ChangeKind.DELETED && item != null && item.document() != null) {
                    throw conflict(change, "was made again since then");
                }
                yield Edit.undoing(
                        change.seq(),
                        key,
                        revision,
                        document(change, change.before()),
                        change.kind() == ChangeKind.DISCARDED);
            }
            case UNPUBLISHED -> {
                present(change, item);
                yield Edit.undoing(change.seq(), key, revision, document(change, change.before()), false);
            }
            case PURGED -> throw conflict(change, "was removed for good");
            case MANY -> throw new IllegalArgumentException("No change of one item: " + change.seq());
        };
    }

    /** The document as it is now, with the fields that the change changed as they were before it. */
    private static JsonNode merged(Change change, @Nullable String nowJson) {
        if (nowJson == null) {
            throw conflict(change, "is not there any more as it was then");
        }
        JsonNode before = document(change, change.before());
        JsonNode after = document(change, change.after());
        ObjectNode now = (ObjectNode) JsonMapper.shared().readTree(nowJson);
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        List<String> changedSince = new ArrayList<>();
        for (String name : names) {
            JsonNode was = before.get(name);
            JsonNode became = after.get(name);
            if (Objects.equals(was, became)) {
                continue;
            }
            if (!Objects.equals(now.get(name), became)) {
                changedSince.add(name);
            } else if (was == null) {
                now.remove(name);
            } else {
                now.set(name, was);
            }
        }
        if (!changedSince.isEmpty()) {
            throw conflict(
                    change, "was changed since then in " + String.join(", ", changedSince) + "; change it by hand");
        }
        return now;
    }

    /** The item, which must say what the change made it say. */
    private static Item untouched(Change change, @Nullable Item item, boolean draft) {
        Item now = present(change, item);
        if (!Objects.equals(draft ? now.draft() : now.document(), change.after())) {
            throw conflict(change, "was changed since then; undo what came later first");
        }
        return now;
    }

    private static Item present(Change change, @Nullable Item item) {
        if (item == null) {
            throw conflict(change, "is not there any more");
        }
        return item;
    }

    private static JsonNode document(Change change, @Nullable String json) {
        if (json == null) {
            throw conflict(change, "said what was removed for good");
        }
        return JsonMapper.shared().readTree(json);
    }

    private static ProblemException conflict(Change change, String what) {
        return ProblemException.of(
                HttpStatus.CONFLICT,
                "Change " + change.seq() + " cannot be undone: "
                        + change.key().part().id() + '/' + change.key().id() + ' ' + what);
    }
}
