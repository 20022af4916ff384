package org.chronomap.backend.editing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.chronomap.backend.editing.Verdict.Standing;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Judges documents that are to be put into a story, some at a time, while the story is read and changed by others: each by what the
 * story is and by those that were put before it. What the story becomes is held in few bytes an incident, whatever comes. For one
 * thread.
 */
public final class Judging {

    /** So many incidents are held as objects; once there are more, all that are put are held in bytes. */
    private static final int LOOSE = 20_000;

    /** So many incidents are judged by one thread. */
    private static final int IN_PART = 100;

    private final HeldStory base;
    private final boolean draft;
    private final UnaryOperator<ByteBuffer> keeper;
    private final ValidStory before;
    /** With all that is put, but for incidents: no item depends on one that is put. */
    private ValidStory others;

    private final Map<String, Placed> loose = new LinkedHashMap<>();
    private CompactIncidents.@Nullable Builder compact;
    private final List<Revision> gone = new ArrayList<>();
    private boolean ended;

    /** @param draft what is put is kept from readers, and may lack its sources */
    public Judging(HeldStory base, boolean draft) {
        this(base, draft, UnaryOperator.identity());
    }

    /** @param keeper of what is put, see {@link CompactIncidents.Builder} */
    public Judging(HeldStory base, boolean draft, UnaryOperator<ByteBuffer> keeper) {
        this.base = base;
        this.draft = draft;
        this.keeper = keeper;
        // A draft may refer to another one.
        this.before = draft
                ? HeldStory.withDrafts(base.validStory(), base.id(), base.drafts())
                        .validStory()
                : base.validStory();
        this.others = before;
    }

    public HeldStory base() {
        return base;
    }

    UnaryOperator<ByteBuffer> keeper() {
        return keeper;
    }

    boolean isOfDrafts() {
        return draft;
    }

    /** Whether something that is to be made can be made together with very many others: by any thread. */
    public boolean isFresh(Verdict verdict) {
        Document document = verdict.document();
        String kept = verdict.kept();
        return !draft
                && verdict.standing() == Standing.NEW
                && document.part() == StoryPart.INCIDENTS
                && kept != null
                && kept.length() <= BulkBlock.LONGEST
                && !base.drafts().containsKey(key(document));
    }

    /** Whether what is put is so much that it is held in bytes. */
    boolean isCompact() {
        return compact != null;
    }

    /**
     * What each would do, in their order; those that are not faulty are put.
     *
     * @param documents places, incidents and movements, each another item than all others that are ever put here
     */
    public List<Verdict> judge(List<Document> documents) {
        Map<ItemKey, List<DocumentFault>> faults = new HashMap<>();
        List<Document> rest = documents.stream()
                .filter(document -> document.part() != StoryPart.INCIDENTS)
                .toList();
        rest.forEach(document -> checkLength(document, document.fields().toString(), faults));
        others = fitting(rest, faults, puts -> others.revise(List.copyOf(puts)), others);
        List<Incidents> parts = incidents(documents.stream()
                .filter(document -> document.part() == StoryPart.INCIDENTS)
                .toList());
        Iterator<Verdict> ofIncidents =
                parts.stream().flatMap(part -> part.verdicts().stream()).iterator();
        List<Verdict> verdicts = new ArrayList<>(documents.size());
        for (Document document : documents) {
            verdicts.add(
                    document.part() == StoryPart.INCIDENTS
                            ? ofIncidents.next()
                            : verdict(document, json(others, document.part(), document.id()), faults));
        }
        parts.forEach(part -> put(part.fitting()));
        return verdicts;
    }

    /** Some that were judged. */
    private record Incidents(List<Verdict> verdicts, Map<String, Placed> fitting) {}

    /** None depends on another: of many each processor takes a part. */
    private List<Incidents> incidents(List<Document> documents) {
        IntStream parts = IntStream.range(0, (documents.size() + IN_PART - 1) / IN_PART);
        return (documents.size() <= IN_PART ? parts : parts.parallel())
                .mapToObj(part -> documents.subList(part * IN_PART, Math.min(documents.size(), (part + 1) * IN_PART)))
                .map(this::judgedIncidents)
                .toList();
    }

    private Incidents judgedIncidents(List<Document> documents) {
        Map<ItemKey, List<DocumentFault>> faults = new HashMap<>();
        Map<String, Placed> placed = fitting(documents, faults, puts -> others.placed(puts), Map.of());
        Map<String, Placed> fitting = new LinkedHashMap<>();
        List<Verdict> verdicts = new ArrayList<>(documents.size());
        for (Document document : documents) {
            Placed incident = placed.get(document.id());
            String kept =
                    incident == null ? null : others.document(incident).fields().toString();
            if (incident != null) {
                checkLength(document, kept, faults);
            }
            Verdict verdict = verdict(document, kept, faults);
            verdicts.add(verdict);
            if (incident != null && verdict.standing() != Standing.FAULTY) {
                fitting.put(document.id(), incident);
            }
        }
        return new Incidents(verdicts, fitting);
    }

    private Verdict verdict(Document document, @Nullable String kept, Map<ItemKey, List<DocumentFault>> faults) {
        List<DocumentFault> own = faults.get(key(document));
        if (own != null) {
            return new Verdict(document, Standing.FAULTY, null, own);
        }
        String was = json(before, document.part(), document.id());
        Standing standing = was == null ? Standing.NEW : was.equals(kept) ? Standing.SAME : Standing.CHANGED;
        return new Verdict(document, standing, kept, List.of());
    }

    private void checkLength(Document document, @Nullable String json, Map<ItemKey, List<DocumentFault>> faults) {
        TextRules.faultOfDocument(String.valueOf(json))
                .ifPresent(fault -> add(faults, new DocumentFault(document.part(), document.id(), "", fault)));
    }

    @FunctionalInterface
    private interface Putting<T> {

        T put(List<Revision.Put> revisions) throws DocumentFaultsException;
    }

    /**
     * Tries again without what is faulty, until nothing is.
     *
     * @param nothing what comes of nothing
     */
    private <T> T fitting(
            List<Document> documents, Map<ItemKey, List<DocumentFault>> faults, Putting<T> putting, T nothing) {
        while (true) {
            List<Revision.Put> revisions = documents.stream()
                    .filter(document -> !faults.containsKey(key(document)))
                    .map(document -> new Revision.Put(document, draft))
                    .toList();
            if (revisions.isEmpty()) {
                return nothing;
            }
            try {
                return putting.put(revisions);
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

    private void put(Map<String, Placed> placed) {
        if (compact == null && loose.size() + placed.size() <= LOOSE) {
            loose.putAll(placed);
            return;
        }
        if (compact == null) {
            compact = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents(), keeper);
            add(compact, loose);
            loose.clear();
        }
        add(compact, placed);
    }

    private static void add(CompactIncidents.Builder compact, Map<String, Placed> placed) {
        placed.values().forEach(one -> compact.add(one, null));
    }

    /** Takes items out, after all that is put. Whether the story does without them is told once it is made. */
    public void remove(List<ItemKey> items) {
        items.forEach(item -> gone.add(new Revision.Remove(item.part(), item.id())));
    }

    private void add(Map<ItemKey, List<DocumentFault>> faults, DocumentFault fault) {
        faults.computeIfAbsent(new ItemKey(base.id(), fault.part(), fault.id()), key -> new ArrayList<>())
                .add(fault);
    }

    private ItemKey key(Document document) {
        return new ItemKey(base.id(), document.part(), document.id());
    }

    private static @Nullable String json(ValidStory story, StoryPart part, String id) {
        return story.document(part, id)
                .map(document -> document.fields().toString())
                .orElse(null);
    }

    /**
     * The story with all that was put, its incidents in few bytes each where they are many.
     *
     * @param made of all that is put, where the story has none of them; null = {@code versions} tells it
     * @throws ProblemException (409) when it needs one of those that are taken out
     * @throws IllegalStateException when it is asked for again: the memory of what was put is that of the story then
     */
    ValidStory after(Function<String, @Nullable Version> versions, @Nullable Version made) {
        if (ended) {
            throw new IllegalStateException("The story was made already");
        }
        ended = true;
        CompactIncidents.Builder all = compact;
        compact = null;
        ValidStory put = all == null
                ? others.with(loose)
                : made != null && others.story().incidents().isEmpty()
                        ? others.withFirst(all.build(made))
                        : others.with(all.build(), versions, keeper);
        try {
            return gone.isEmpty() ? put : put.revise(gone);
        } catch (DocumentFaultsException e) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "Not all that is gone from the file can be taken back, since the story needs it: "
                            + e.faults().get(0) + ". Nothing was stored");
        }
    }
}
