package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.Judged;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is to become of items, all together, and how the story stands after it. */
final class Plan {

    private final String story;
    private final @Nullable HeldStory held;
    private final CountryOutlines outlines;
    private final Map<ItemKey, Integer> lastRevisions;
    private final List<Revision> published = new ArrayList<>();
    private final Map<ItemKey, Revision.Put> drafted = new LinkedHashMap<>();
    private final Map<ItemKey, Target> targets = new LinkedHashMap<>();
    private boolean isPublished;
    private boolean gone;
    private @Nullable Judged judged;

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
     * @param lastRevisions of items that are not there: the last that they ever had
     */
    Plan(String story, @Nullable HeldStory held, CountryOutlines outlines, Map<ItemKey, Integer> lastRevisions) {
        this.story = story;
        this.held = held;
        this.outlines = outlines;
        this.lastRevisions = lastRevisions;
        this.isPublished = held != null && held.published();
    }

    void unpublish(Edit edit, Item item) {
        if (item.document() == null) {
            throw EditChecks.conflict(edit.key(), "is not published");
        }
        target(edit, item, Outcome.UNPUBLISHED);
        if (edit.key().part() == StoryPart.STORY) {
            isPublished = false;
        } else {
            published.add(new Revision.Remove(edit.key().part(), edit.key().id()));
        }
    }

    /** @param document as it is to be kept */
    void put(Edit edit, @Nullable Item item, Document document) {
        ItemKey key = edit.key();
        Revision.Put put = new Revision.Put(document, edit.isOfDraft());
        if (edit.isOfDraft()) {
            target(edit, item, Outcome.DRAFTED);
            drafted.put(key, put);
            return;
        }
        target(edit, item, Outcome.PUBLISHED);
        isPublished |= key.part() == StoryPart.STORY;
        published.add(put);
    }

    /** @param others what is in the story, which goes with it */
    void delete(Edit edit, Item item, Map<ItemKey, Item> others) {
        ItemKey key = edit.key();
        if (key.part() == StoryPart.STORY) {
            gone = true;
            others.forEach((each, there) -> {
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

    /** Its draft alone. */
    void discard(Edit edit, Item item) {
        target(edit, item, Outcome.DISCARDED);
    }

    private void target(Edit edit, @Nullable Item item, Outcome outcome) {
        targets.put(edit.key(), new Target(item, outcome, edit.undoes()));
    }

    /**
     * What is to be appended to the log; what changes nothing adds nothing.
     *
     * @throws DocumentFaultsException when the story would not be whole
     */
    List<Append.Entry> entries() throws DocumentFaultsException {
        if (gone) {
            targets.forEach((key, target) -> checkGoes(key, target.outcome()));
        }
        ValidStory forReaders = gone ? null : forReaders();
        ValidStory forEditors = gone || drafted.isEmpty() || forReaders == null ? forReaders : forEditors(forReaders);
        List<Append.Entry> entries = new ArrayList<>();
        targets.forEach(
                (key, target) -> entry(key, target, forReaders, forEditors).ifPresent(entries::add));
        Target head = targets.get(ItemKey.ofStory(story));
        // The draft then stands in for what readers no longer see.
        boolean isHidden = head != null && head.outcome() == Outcome.UNPUBLISHED;
        judged = forReaders == null || isHidden ? null : new Judged(held, forReaders);
        return entries;
    }

    /** What the story is after it; empty where that is not what was read here. */
    Optional<Judged> judged() {
        return Optional.ofNullable(judged);
    }

    private static void checkGoes(ItemKey key, Outcome outcome) {
        switch (outcome) {
            case DELETED, DISCARDED -> {}
            case PUBLISHED, DRAFTED, UNPUBLISHED ->
                throw EditChecks.conflict(
                        key, "cannot be changed after its story is deleted; leave out one of the two");
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

    static ChangeKind kind(@Nullable String before, String after) {
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
}
