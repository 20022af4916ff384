package org.chronomap.backend.purge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronomap.backend.editing.Rewriting;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.store.Removal;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Removes an item, a revision of one, or a story, from what is there and from all that was. */
@Component
final class Purge {

    private static final int NAMED = 20;

    private static final String PURGE = "purge";

    private final Rewriting rewriting;
    private final Removal removal;
    private final Audit audit;

    Purge(Rewriting rewriting, Removal removal, Audit audit) {
        this.rewriting = rewriting;
        this.removal = removal;
        this.audit = audit;
    }

    /** Removes an item, be it there still or deleted. */
    Mono<Change> item(ItemKey key, boolean withReferences, Editor editor) {
        References references = new References(key.part(), key.id());
        return rewriting
                .make(
                        PURGE,
                        editor,
                        append -> existing(append, key)
                                .flatMap(last -> referring(append, key, references)
                                        .flatMap(holders -> rewriting.say(
                                                append,
                                                key.story(),
                                                withReferences ? without(references, holders) : none(key, holders),
                                                editor))
                                        .flatMap(changes -> removal.wasVisible(key)
                                                .flatMap(visible ->
                                                        remove(append, key, references, last, visible, editor))
                                                .map(purged -> together(changes, purged)))))
                .map(changes -> changes.get(changes.size() - 1));
    }

    private Mono<List<Change>> remove(
            Append append, ItemKey key, References references, int last, boolean visible, Editor editor) {
        String neutral = "purged-" + append.next();
        ItemKey mark = new ItemKey(key.story(), key.part(), neutral);
        return removal.item(key, neutral)
                .then(removal.rewrite(
                        key.story(),
                        key.id(),
                        (part, document) -> references.without(part, document).map(JsonNode::toString)))
                .then(audit.recordPart(editor, "purged", mark.path(), null))
                .then(Mono.defer(() -> append.write(
                        List.of(new Append.Entry(mark, ChangeKind.PURGED, last + 1, null, null, visible, null)),
                        Map.of(),
                        editor.username(),
                        null)));
    }

    /** Removes what one revision of an item said; the item, and what its other revisions said, stays. */
    Mono<Change> revision(ItemKey key, int revision, Editor editor) {
        return rewriting
                .make(
                        PURGE,
                        editor,
                        append -> existing(append, key)
                                .flatMap(last -> removal.revision(key, revision)
                                        .switchIfEmpty(Mono.error(() -> ProblemException.notFound(
                                                name(key) + " has no revision " + revision + " in the log")))
                                        .flatMap(said -> append.item(key)
                                                .map(Optional::of)
                                                .defaultIfEmpty(Optional.empty())
                                                .flatMap(item -> remove(
                                                        append,
                                                        key,
                                                        said.orElseThrow(() -> conflict(
                                                                name(key) + " says nothing in revision " + revision)),
                                                        revision,
                                                        item.orElse(null),
                                                        last,
                                                        editor)))))
                .map(changes -> changes.get(0));
    }

    private Mono<List<Change>> remove(
            Append append, ItemKey key, String said, int revision, @Nullable Item item, int last, Editor editor) {
        if (item != null && said.equals(item.document())) {
            throw conflict("Revision " + revision + " of " + name(key) + " is what readers see now: change it first");
        }
        if (item != null && said.equals(item.draft())) {
            throw conflict(
                    "Revision " + revision + " of " + name(key) + " is its draft now: change or discard that first");
        }
        String now = item == null ? null : item.document();
        return removal.wasVisible(key)
                .flatMap(visible -> removal.text(key, said)
                        .then(audit.recordPart(editor, "purged", key.path(), "what revision " + revision + " said"))
                        .then(Mono.defer(() -> append.write(
                                List.of(new Append.Entry(
                                        key,
                                        ChangeKind.PURGED,
                                        item == null ? last + 1 : item.revision(),
                                        null,
                                        now,
                                        visible,
                                        null)),
                                Map.of(),
                                editor.username(),
                                null))));
    }

    /** Removes a story and everything in it; its id stays. */
    Mono<Change> story(String story, Editor editor) {
        ItemKey key = ItemKey.ofStory(story);
        return rewriting
                .make(
                        PURGE,
                        editor,
                        append -> existing(append, key)
                                .flatMap(last -> removal.wasVisible(key)
                                        .flatMap(visible -> removal.story(story, "purged-" + append.next())
                                                .then(audit.recordPart(editor, "purged", "/stories/" + story, null))
                                                .then(Mono.defer(() -> append.write(
                                                        List.of(new Append.Entry(
                                                                key,
                                                                ChangeKind.PURGED,
                                                                last + 1,
                                                                null,
                                                                null,
                                                                visible,
                                                                null)),
                                                        Map.of(),
                                                        editor.username(),
                                                        null))))))
                .map(changes -> changes.get(0));
    }

    private static Mono<Integer> existing(Append append, ItemKey key) {
        return append.lastRevision(key).doOnNext(last -> {
            if (last == 0) {
                throw ProblemException.notFound("The log knows of no " + name(key));
            }
        });
    }

    private static Mono<List<Item>> referring(Append append, ItemKey key, References references) {
        return append.items(key.story())
                .filter(item -> !item.key().equals(key))
                .filter(item -> isIn(references, item, item.document()) || isIn(references, item, item.draft()))
                .collectList();
    }

    private static boolean isIn(References references, Item item, @Nullable String document) {
        return document != null && references.isIn(item.key().part(), document);
    }

    private static Map<Item, JsonNode> none(ItemKey key, List<Item> holders) {
        if (!holders.isEmpty()) {
            throw conflict(name(key) + " is still referred to by " + names(holders)
                    + ": change these first, or say ?with-references=true to have the references removed");
        }
        return Map.of();
    }

    /** What the published ones say without; drafts are rewritten where they are. */
    private static Map<Item, JsonNode> without(References references, List<Item> holders) {
        Map<Item, JsonNode> documents = new LinkedHashMap<>();
        List<Item> helpless = new ArrayList<>();
        for (Item item : holders) {
            StoryPart part = item.key().part();
            boolean published = isIn(references, item, item.document());
            String draft = item.draft();
            Optional<JsonNode> fields =
                    published ? references.without(part, String.valueOf(item.document())) : Optional.empty();
            fields.ifPresent(left -> documents.put(item, left));
            if ((published && fields.isEmpty())
                    || (draft != null && references.without(part, draft).isEmpty())) {
                helpless.add(item);
            }
        }
        if (!helpless.isEmpty()) {
            throw conflict(names(helpless) + " cannot be without it: change or delete these first");
        }
        return documents;
    }

    private static List<Change> together(List<Change> first, List<Change> then) {
        List<Change> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private static String names(List<Item> items) {
        return items.stream().limit(NAMED).map(item -> name(item.key())).collect(Collectors.joining(", "))
                + (items.size() > NAMED ? " and " + (items.size() - NAMED) + " more" : "");
    }

    private static String name(ItemKey key) {
        return key.part().id() + '/' + key.id();
    }

    private static ProblemException conflict(String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, detail);
    }
}
