package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works out what edits made together do to the log: whether each may be made as the items stand, and whether the story is whole
 * after all of them.
 */
final class Planner {

    private final String story;
    private final @Nullable HeldStory held;
    private final CountryOutlines outlines;
    private final FeatureReader reader;
    private final Editor editor;
    private final Map<ItemKey, Item> items;
    private final Map<ItemKey, Integer> lastRevisions;
    private final List<Revision> published = new ArrayList<>();
    private final Map<ItemKey, Revision.Put> drafted = new LinkedHashMap<>();
    private final Map<ItemKey, Target> targets = new LinkedHashMap<>();
    private boolean isPublished;
    private boolean gone;

    /** What becomes of one item. */
    private record Target(
            @Nullable Item item, Outcome outcome, @Nullable Long undoes) {}

    private enum Outcome {
        PUBLISHED,
        DRAFTED,
        DELETED,
        UNPUBLISHED,
        DISCARDED
    }

    /**
     * @param held the story as it stands; null = there is none
     * @param reader what was written as the story stands
     * @param items those of the edits that are there
     * @param lastRevisions of those of the edits that are not there: the last that they ever had
     */
    Planner(
            String story,
            @Nullable HeldStory held,
            CountryOutlines outlines,
            FeatureReader reader,
            Editor editor,
            Map<ItemKey, Item> items,
            Map<ItemKey, Integer> lastRevisions) {
        this.story = story;
        this.held = held;
        this.outlines = outlines;
        this.reader = reader;
        this.editor = editor;
        this.items = items;
        this.lastRevisions = lastRevisions;
        this.isPublished = held != null && held.published();
    }

    /**
     * What is to be appended to the log; an edit that changes nothing adds nothing.
     *
     * @throws ProblemException when an edit is not this editor's to make (403), meant another revision (409, 412), concerns what is
     *     not there (404), or the story would not be whole (422, with every fault)
     */
    List<Append.Entry> plan(List<Edit> edits) {
        checkOnceEach(edits);
        try {
            for (int i = 0; i < edits.size(); i++) {
                take(edits.get(i), edits.size() == 1 ? "" : WrittenForm.inBatch(i, "") + "/body");
            }
            return entries();
        } catch (DocumentFaultsException e) {
            throw RequestFaults.problem(e, edits);
        }
    }

    private static void checkOnceEach(List<Edit> edits) {
        Set<ItemKey> keys = new HashSet<>();
        for (int i = 0; i < edits.size(); i++) {
            ItemKey key = edits.get(i).key();
            if (!keys.add(key)) {
                throw ProblemException.badContent(List.of(new PointerFault(
                        WrittenForm.inBatch(i, ""),
                        key.part().id() + '/' + key.id()
                                + " stands twice among the changes; say all that is to be done to it in one")));
            }
        }
    }

    /** @param at where what is said stands in what was sent, as a JSON pointer */
    private void take(Edit edit, String at) {
        ItemKey key = edit.key();
        Item item = items.get(key);
        checkRevision(edit, item);
        checkRight(edit, item);
        switch (edit.kind()) {
            case PUT -> put(edit, item, read(edit, at));
            case PATCH -> put(edit, item, MergePatch.apply(latest(key, item), patch(edit, at)));
            case SAY -> put(edit, item, edit.said());
            case PUBLISH -> {
                String draft = present(key, item).draft();
                if (draft == null) {
                    throw conflict(key, "has no draft; readers see all that is written of it");
                }
                put(edit, item, JsonMapper.shared().readTree(draft));
            }
            case DELETE -> delete(edit, present(key, item));
            case UNPUBLISH -> unpublish(edit, present(key, item));
            case DISCARD -> {
                Item there = present(key, item);
                if (there.draft() == null) {
                    throw conflict(key, "has no draft");
                }
                if (key.part() == StoryPart.STORY && there.document() == null) {
                    delete(edit, there);
                } else {
                    target(edit, there, Outcome.DISCARDED);
                }
            }
        }
    }

    private JsonNode read(Edit edit, String at) {
        ItemKey key = edit.key();
        try {
            return reader.document(key.part(), key.id(), edit.said()).fields();
        } catch (DocumentFaultsException e) {
            throw unfit(at, e);
        }
    }

    private JsonNode patch(Edit edit, String at) {
        try {
            return reader.patch(edit.key().part(), edit.key().id(), edit.said());
        } catch (DocumentFaultsException e) {
            throw unfit(at, e);
        }
    }

    private static ProblemException unfit(String at, DocumentFaultsException written) {
        return ProblemException.badContent(written.faults().stream()
                .map(fault -> new PointerFault(at + fault.pointer(), fault.message()))
                .toList());
    }

    private JsonNode latest(ItemKey key, @Nullable Item item) {
        return JsonMapper.shared().readTree(present(key, item).latest());
    }

    private void unpublish(Edit edit, Item item) {
        if (item.document() == null) {
            throw conflict(edit.key(), "is not published");
        }
        target(edit, item, Outcome.UNPUBLISHED);
        if (edit.key().part() == StoryPart.STORY) {
            isPublished = false;
        } else {
            published.add(new Revision.Remove(edit.key().part(), edit.key().id()));
        }
    }

    private void put(Edit edit, @Nullable Item item, JsonNode document) {
        ItemKey key = edit.key();
        Revision.Put put = new Revision.Put(new Document(key.part(), key.id(), document));
        if (edit.isOfDraft()) {
            target(edit, item, Outcome.DRAFTED);
            drafted.put(key, put);
            return;
        }
        target(edit, item, Outcome.PUBLISHED);
        isPublished |= key.part() == StoryPart.STORY;
        published.add(put);
    }

    private void delete(Edit edit, Item item) {
        ItemKey key = edit.key();
        if (key.part() == StoryPart.STORY) {
            gone = true;
            items.forEach((each, there) -> {
                if (each.part() != StoryPart.STORY) {
                    targets.put(each, new Target(there, goneAs(there), edit.undoes()));
                }
            });
        } else if (item.document() != null) {
            published.add(new Revision.Remove(key.part(), key.id()));
        }
        target(edit, item, goneAs(item));
    }

    private static Outcome goneAs(Item item) {
        return item.document() == null ? Outcome.DISCARDED : Outcome.DELETED;
    }

    private void target(Edit edit, @Nullable Item item, Outcome outcome) {
        targets.put(edit.key(), new Target(item, outcome, edit.undoes()));
    }

    private List<Append.Entry> entries() throws DocumentFaultsException {
        if (gone) {
            targets.forEach((key, target) -> checkGoes(key, target.outcome()));
        }
        ValidStory forReaders = gone ? null : forReaders();
        ValidStory forEditors = gone || drafted.isEmpty() || forReaders == null ? forReaders : forEditors(forReaders);
        List<Append.Entry> entries = new ArrayList<>();
        targets.forEach(
                (key, target) -> entry(key, target, forReaders, forEditors).ifPresent(entries::add));
        return entries;
    }

    private static void checkGoes(ItemKey key, Outcome outcome) {
        switch (outcome) {
            case DELETED, DISCARDED -> {}
            case PUBLISHED, DRAFTED, UNPUBLISHED ->
                throw conflict(key, "cannot be changed after its story is deleted; leave out one of the two");
        }
    }

    /** The story of what is published; of a story that is not, with its draft as its text. */
    private @Nullable ValidStory forReaders() throws DocumentFaultsException {
        ItemKey head = ItemKey.ofStory(story);
        List<Revision> revisions = new ArrayList<>(published);
        Revision.Put draftOfHead = drafted.get(head);
        if (!isPublished && draftOfHead != null) {
            revisions.add(draftOfHead);
        }
        if (held != null) {
            return revisions.isEmpty() ? held.validStory() : held.validStory().revise(revisions);
        }
        List<Document> documents = revisions.stream()
                .filter(Revision.Put.class::isInstance)
                .map(revision -> ((Revision.Put) revision).document())
                .toList();
        return ValidStory.of(story, documents, outlines);
    }

    /** With all other drafts that fit, since a draft may refer to another one. */
    private ValidStory forEditors(ValidStory forReaders) throws DocumentFaultsException {
        return HeldStory.withDrafts(forReaders, story, otherDrafts())
                .validStory()
                .revise(List.copyOf(drafted.values()));
    }

    private Map<ItemKey, String> otherDrafts() {
        Map<ItemKey, String> others = new LinkedHashMap<>(held == null ? Map.of() : held.drafts());
        others.keySet().removeAll(targets.keySet());
        return others;
    }

    private Optional<Append.Entry> entry(
            ItemKey key, Target target, @Nullable ValidStory forReaders, @Nullable ValidStory forEditors) {
        Item item = target.item();
        String document = item == null ? null : item.document();
        String draft = item == null ? null : item.draft();
        return switch (target.outcome()) {
            case PUBLISHED -> {
                String after = kept(forReaders, key);
                yield after.equals(document) && draft == null
                        ? Optional.empty()
                        : Optional.of(entry(key, target, kind(document, after), document, after));
            }
            case DRAFTED -> {
                String after = kept(forEditors, key);
                String before = draft == null ? document : draft;
                yield after.equals(before)
                        ? Optional.empty()
                        : Optional.of(entry(key, target, ChangeKind.DRAFTED, before, after));
            }
            case DELETED -> Optional.of(entry(key, target, ChangeKind.DELETED, document, null));
            case UNPUBLISHED ->
                Optional.of(entry(key, target, ChangeKind.UNPUBLISHED, document, draft == null ? document : draft));
            case DISCARDED -> Optional.of(entry(key, target, ChangeKind.DISCARDED, draft, null));
        };
    }

    private Append.Entry entry(
            ItemKey key, Target target, ChangeKind kind, @Nullable String before, @Nullable String after) {
        Item item = target.item();
        int last = item == null ? lastRevisions.getOrDefault(key, 0) : item.revision();
        boolean wasPublished = held != null && held.published();
        boolean visible = !kind.isOfDraft() && (isPublished || (wasPublished && key.part() == StoryPart.STORY));
        return new Append.Entry(key, kind, last + 1, before, after, visible, target.undoes());
    }

    private static ChangeKind kind(@Nullable String before, String after) {
        if (before == null) {
            return ChangeKind.CREATED;
        }
        return isRetracted(after) && !isRetracted(before) ? ChangeKind.RETRACTED : ChangeKind.UPDATED;
    }

    private static boolean isRetracted(String document) {
        return Status.RETRACTED
                .id()
                .equals(JsonMapper.shared().readTree(document).path("status").asString(""));
    }

    private static String kept(@Nullable ValidStory validStory, ItemKey key) {
        return Optional.ofNullable(validStory)
                .flatMap(whole -> whole.document(key.part(), key.id()))
                .map(document -> document.fields().toString())
                .orElseThrow(() -> new IllegalStateException("What was put is not there: " + key));
    }

    private Item present(ItemKey key, @Nullable Item item) {
        if (item == null) {
            throw ProblemException.notFound(
                    key.part() == StoryPart.STORY
                            ? "There is no story \"" + key.id() + '"'
                            : "The " + key.part().id() + " of " + key.story() + " have no item \"" + key.id() + '"');
        }
        return item;
    }

    private void checkRevision(Edit edit, @Nullable Item item) {
        Integer asked = edit.revision();
        if (asked == null) {
            if (item != null) {
                throw conflict(edit.key(), "is there already; change it with PUT or PATCH and If-Match");
            }
            return;
        }
        Item there = present(edit.key(), item);
        // Readers have the tag of what is published: a draft that was discarded since has changed nothing of it.
        boolean isAsRead = there.draft() == null && asked == there.publishedRevision();
        if (asked != there.revision() && !isAsRead) {
            throw ProblemException.of(
                            HttpStatus.PRECONDITION_FAILED,
                            name(edit.key()) + " is no longer what it was: you have revision " + asked + ", it is at "
                                    + there.revision()
                                    + ". \"current\" is how it stands; put your change into that and send it with its ETag")
                    .with("current", WrittenForm.feature(there));
        }
    }

    private void checkRight(Edit edit, @Nullable Item item) {
        if (editor.mayPublish()) {
            return;
        }
        // What readers never saw may go with its draft.
        boolean drafts =
                edit.isOfDraft() || (edit.kind() == Edit.Kind.DELETE && item != null && item.document() == null);
        String writer = item == null ? null : item.draftedBy();
        boolean own = writer == null || writer.equals(editor.username());
        if (!drafts || !own) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "Authors write drafts of their own (?draft=true); "
                            + (own ? "publishing is for editors" : "this draft is by " + writer));
        }
    }

    private static ProblemException conflict(ItemKey key, String what) {
        return ProblemException.of(HttpStatus.CONFLICT, name(key) + ' ' + what);
    }

    private static String name(ItemKey key) {
        return key.part() == StoryPart.STORY
                ? "The story " + key.id()
                : key.part().id() + '/' + key.id();
    }
}
