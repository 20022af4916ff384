package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chronomap.backend.editing.Verdict.Standing;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;

/**
 * Judges documents that are to be put into a story, some at a time, while the story is read and changed by others: each by what the
 * story is and by those that were put before it. What the story becomes is held in few bytes an incident, whatever comes. For one
 * thread.
 */
public final class Judging {

    /** So many incidents at least are held as objects before they are put into bytes. */
    private static final int LOOSE = 20_000;

    private final HeldStory base;
    private final boolean draft;
    private final ValidStory before;
    private ValidStory after;
    private boolean compacted;

    /** @param draft what is put is kept from readers, and may lack its sources */
    public Judging(HeldStory base, boolean draft) {
        this.base = base;
        this.draft = draft;
        // A draft may refer to another one.
        this.before = draft
                ? HeldStory.withDrafts(base.validStory(), base.id(), base.drafts())
                        .validStory()
                : base.validStory();
        this.after = before;
    }

    HeldStory base() {
        return base;
    }

    boolean isOfDrafts() {
        return draft;
    }

    /**
     * What each would do, in their order; those that are not faulty are put.
     *
     * @param documents each of another item than all others that are ever put here
     */
    public List<Verdict> judge(List<Document> documents) {
        Map<ItemKey, List<DocumentFault>> faults = new HashMap<>();
        ValidStory now = revised(documents, faults);
        List<Verdict> verdicts = new ArrayList<>(documents.size());
        for (Document document : documents) {
            List<DocumentFault> own = faults.get(key(document));
            verdicts.add(own == null ? fit(document, now) : new Verdict(document, Standing.FAULTY, null, own));
        }
        after = now;
        if (now.loose() > Math.max(LOOSE, now.story().incidents().size() / 4)) {
            after = now.compacted(incident -> null);
            compacted = true;
        }
        return verdicts;
    }

    /** Tries again without what is faulty, until nothing is. */
    private ValidStory revised(List<Document> documents, Map<ItemKey, List<DocumentFault>> faults) {
        for (Document document : documents) {
            TextRules.faultOfDocument(document.fields().toString())
                    .ifPresent(fault -> add(faults, new DocumentFault(document.part(), document.id(), "", fault)));
        }
        while (true) {
            List<Revision> revisions = documents.stream()
                    .filter(document -> !faults.containsKey(key(document)))
                    .<Revision>map(document -> new Revision.Put(document, draft))
                    .toList();
            if (revisions.isEmpty()) {
                return after;
            }
            try {
                return after.revise(revisions);
            } catch (DocumentFaultsException e) {
                int known = faults.size();
                e.faults().forEach(fault -> add(faults, fault));
                boolean concernsThese = revisions.stream()
                        .anyMatch(
                                revision -> faults.containsKey(new ItemKey(base.id(), revision.part(), revision.id())));
                if (faults.size() == known || !concernsThese) {
                    // What the story has beside them no longer holds: which of them is why is not told.
                    revisions.forEach(revision -> add(
                            faults,
                            new DocumentFault(
                                    revision.part(),
                                    revision.id(),
                                    "",
                                    "cannot be put, since with it " + e.faults().get(0))));
                }
            }
        }
    }

    private void add(Map<ItemKey, List<DocumentFault>> faults, DocumentFault fault) {
        faults.computeIfAbsent(new ItemKey(base.id(), fault.part(), fault.id()), key -> new ArrayList<>())
                .add(fault);
    }

    private ItemKey key(Document document) {
        return new ItemKey(base.id(), document.part(), document.id());
    }

    private Verdict fit(Document document, ValidStory now) {
        String kept = json(now, document.part(), document.id());
        String was = json(before, document.part(), document.id());
        Standing standing = was == null ? Standing.NEW : was.equals(kept) ? Standing.SAME : Standing.CHANGED;
        return new Verdict(document, standing, kept, List.of());
    }

    private static @Nullable String json(ValidStory story, StoryPart part, String id) {
        return story.document(part, id)
                .map(document -> document.fields().toString())
                .orElse(null);
    }

    /** The story with all that was put, its incidents in few bytes each where they are many. */
    ValidStory after(Function<String, @Nullable Version> versions) {
        return compacted ? after.compacted(versions) : after;
    }
}
