package org.chronomap.backend.snapshot.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.Inventory;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story as the changes so far have made it. Immutable.
 *
 * @param published whether readers may see it
 * @param validStory what is published in it; of a story that is not, its text is the draft
 * @param versions of what is published, but for incidents that lie {@link ValidStory#compacted}, with theirs
 * @param drafts JSON of what is written and not published
 * @param seq of its last change
 */
public record HeldStory(
        String id,
        boolean published,
        ValidStory validStory,
        OrderedMap<ItemKey, Version> versions,
        OrderedMap<ItemKey, String> drafts,
        long seq) {

    /** Of fewer incidents it is not worth while to make them again and again. */
    private static final int LARGE = 1_024;

    /**
     * A story of the items that it has.
     *
     * @param items in the order in which they were made; the story's own among them
     * @param least that its sequence number is: an item that was deleted tells of none any more
     * @param judged what they were found to say before; null = their documents are read
     * @throws DocumentFaultsException when this version of the program does not read what an earlier one kept
     */
    static HeldStory of(String id, List<Item> items, CountryOutlines outlines, long least, @Nullable Judged judged)
            throws DocumentFaultsException {
        Map<ItemKey, Version> versions = new LinkedHashMap<>();
        Map<ItemKey, String> drafts = new LinkedHashMap<>();
        boolean published = false;
        long seq = least;
        for (Item item : items) {
            seq = Math.max(seq, item.changedSeq());
            boolean head = item.key().part() == StoryPart.STORY;
            published |= head && item.document() != null;
            if (item.document() != null || head) {
                versions.put(item.key(), new Version(item.publishedRevision(), item.updated()));
            }
            if (item.draft() != null) {
                drafts.put(item.key(), item.draft());
            }
        }
        ValidStory validStory = judged == null ? ValidStory.of(id, read(documents(items)), outlines) : judged.after();
        return new HeldStory(id, published, validStory, OrderedMap.copyOf(versions), OrderedMap.copyOf(drafts), seq);
    }

    /**
     * The same of a story of which very many incidents were made at once: they are read some at a time, and all incidents are brought
     * into few bytes each.
     *
     * @param many read by the calling thread, which may wait for it
     * @param keeper see {@link CompactIncidents.Builder}
     */
    static HeldStory of(
            String id,
            List<Item> items,
            List<Inventory.Many> many,
            CountryOutlines outlines,
            long least,
            UnaryOperator<ByteBuffer> keeper)
            throws DocumentFaultsException {
        Map<Boolean, List<Item>> incidents = items.stream()
                .collect(Collectors.partitioningBy(item -> item.key().part() == StoryPart.INCIDENTS));
        List<Item> others = incidents.getOrDefault(false, List.of());
        List<Item> single = incidents.getOrDefault(true, List.of());
        List<Document> first = read(documents(storyAndPlaces(others)));
        // Of incidents that are not read yet.
        first.forEach(document -> ((ObjectNode) document.fields()).remove("spans"));
        ValidStory places = ValidStory.of(id, first, outlines);
        CompactIncidents.Builder builder = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents(), keeper);
        add(builder, places, single);
        for (Inventory.Many one : many) {
            for (List<Item> some : one.items().toIterable(1)) {
                add(builder, places, some);
            }
        }
        ValidStory whole = ValidStory.of(id, read(documents(others)), outlines, builder.build());
        HeldStory loose = of(id, others, outlines, least, new Judged(null, whole));
        Map<ItemKey, String> drafts = new LinkedHashMap<>(loose.drafts());
        long seq = loose.seq();
        for (Item item : single) {
            seq = Math.max(seq, item.changedSeq());
            if (item.draft() != null) {
                drafts.put(item.key(), item.draft());
            }
        }
        return new HeldStory(id, loose.published(), whole, loose.versions(), OrderedMap.copyOf(drafts), seq);
    }

    /** The story's own text and its places. */
    private static List<Item> storyAndPlaces(List<Item> items) {
        return items.stream()
                .filter(item ->
                        item.key().part() == StoryPart.STORY || item.key().part() == StoryPart.PLACES)
                .toList();
    }

    private static void add(CompactIncidents.Builder builder, ValidStory places, List<Item> incidents)
            throws DocumentFaultsException {
        Map<String, Version> versions = new HashMap<>();
        List<Revision.Put> puts = new ArrayList<>();
        for (Item item : incidents) {
            String document = item.document();
            if (document != null) {
                puts.add(new Revision.Put(document(item.key(), document)));
                versions.put(item.key().id(), new Version(item.publishedRevision(), item.updated()));
            }
        }
        places.placed(puts).values().forEach(placed -> builder.add(placed, versions.get(placed.id())));
    }

    /** What they say; of a story that is not published, its draft. */
    private static Map<ItemKey, String> documents(List<Item> items) {
        Map<ItemKey, String> documents = new LinkedHashMap<>();
        for (Item item : items) {
            boolean isDraft = item.document() == null && item.key().part() == StoryPart.STORY;
            String document = isDraft ? item.draft() : item.document();
            if (document != null) {
                documents.put(item.key(), document);
            }
        }
        return documents;
    }

    /**
     * A story that begins with some changes; empty when it is gone again after them.
     *
     * @param judged not null where one of them stands for many
     */
    static Optional<HeldStory> begun(String id, List<Change> changes, CountryOutlines outlines, @Nullable Judged judged)
            throws DocumentFaultsException {
        Judged begins = judged != null && judged.isOf(null) ? judged : null;
        Map<ItemKey, Item> items = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.isOfMany()) {
                if (begins == null) {
                    throw new IllegalStateException("What many changes made of the story " + id + " must be read");
                }
                continue;
            }
            Item item = Item.after(items.get(change.key()), change);
            if (item == null) {
                items.remove(change.key());
            } else {
                items.put(change.key(), item);
            }
        }
        List<Item> inOrder = items.values().stream()
                .sorted(Comparator.comparingLong(Item::createdSeq))
                .toList();
        long last = changes.get(changes.size() - 1).seq();
        return items.isEmpty() ? Optional.empty() : Optional.of(of(id, inOrder, outlines, last, begins));
    }

    /**
     * The story after further changes; empty when it is gone.
     *
     * @param told of this story, in their order; those that it has been made of already change nothing. Whatever they led to is
     *     known to be whole
     * @param judged counts where it was this story that they were judged by
     */
    Optional<HeldStory> after(List<Change> told, CountryOutlines outlines, @Nullable Judged judged)
            throws DocumentFaultsException {
        List<Change> changes =
                told.stream().filter(change -> change.seq() > seq).toList();
        Map<ItemKey, Optional<String>> revised = new LinkedHashMap<>();
        MapChange<Version> newVersions = new MapChange<>(versions);
        MapChange<String> newDrafts = new MapChange<>(drafts);
        boolean nowPublished = published;
        boolean isOfMany = false;
        long last = seq;
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            ItemKey key = change.key();
            boolean head = key.part() == StoryPart.STORY;
            String after = change.after();
            last = change.seq();
            if (head && ends(change, nowPublished)) {
                List<Change> left = changes.subList(i + 1, changes.size());
                return left.isEmpty() ? Optional.empty() : begun(id, left, outlines, null);
            }
            switch (change.kind()) {
                case CREATED, UPDATED, RETRACTED -> {
                    nowPublished |= head;
                    newDrafts.remove(key);
                    newVersions.put(key, new Version(change.revision(), change.at()));
                    revised.put(key, Optional.of(String.valueOf(after)));
                }
                case DRAFTED -> {
                    newDrafts.put(key, String.valueOf(after));
                    if (head && !nowPublished) {
                        revised.put(key, Optional.of(String.valueOf(after)));
                    }
                }
                case UNPUBLISHED -> {
                    nowPublished &= !head;
                    newDrafts.put(key, String.valueOf(after));
                    boolean wasThere = newVersions.remove(key) || isCompact(key);
                    if (head) {
                        revised.put(key, Optional.of(String.valueOf(after)));
                    } else if (wasThere) {
                        revised.put(key, Optional.empty());
                    }
                }
                case DISCARDED -> newDrafts.remove(key);
                case MANY -> isOfMany = true;
                case DELETED, PURGED -> {
                    if (after == null) {
                        newDrafts.remove(key);
                        if (newVersions.remove(key) || isCompact(key)) {
                            revised.put(key, Optional.empty());
                        }
                    }
                }
            }
        }
        if (isOfMany) {
            return Optional.of(ofMany(judged, nowPublished, newVersions, newDrafts.done(), last));
        }
        return Optional.of(
                new HeldStory(id, nowPublished, revised(revised, judged), newVersions.done(), newDrafts.done(), last));
    }

    /** After changes of which one stands for many: what these did is known by what they were judged to make of the story. */
    private HeldStory ofMany(
            @Nullable Judged judged,
            boolean nowPublished,
            MapChange<Version> newVersions,
            OrderedMap<ItemKey, String> newDrafts,
            long last) {
        if (judged == null || !judged.isOf(this)) {
            throw new IllegalStateException("What many changes made of the story " + id + " must be read");
        }
        ValidStory after = judged.after();
        versions.keySet().stream()
                .filter(key -> key.part() == StoryPart.INCIDENTS
                        && after.incident(key.id()).isEmpty())
                .forEach(newVersions::remove);
        judged.versions().forEach(newVersions::put);
        return new HeldStory(id, nowPublished, after, newVersions.done(), newDrafts, last);
    }

    /** @param revised what is put, and what is removed */
    private ValidStory revised(Map<ItemKey, Optional<String>> revised, @Nullable Judged judged)
            throws DocumentFaultsException {
        if (revised.isEmpty()) {
            return validStory;
        }
        if (judged != null && judged.isOf(this)) {
            return judged.after();
        }
        List<Revision> revisions = new ArrayList<>();
        revised.forEach((key, document) -> revisions.add(document.<Revision>map(json -> put(key, json))
                .orElseGet(() -> new Revision.Remove(key.part(), key.id()))));
        return validStory.revise(revisions);
    }

    /** Whether a change of a story's own text is the end of it; nothing is left of a draft that is thrown away. */
    private static boolean ends(Change change, boolean published) {
        return switch (change.kind()) {
            case DELETED -> true;
            case PURGED -> change.after() == null;
            case DISCARDED -> !published;
            case CREATED, UPDATED, RETRACTED, DRAFTED, UNPUBLISHED, MANY -> false;
        };
    }

    /** What editors see: the drafts in the place of what is published. */
    Preview preview() {
        return withDrafts(validStory, id, drafts);
    }

    /** A story with drafts in it. Those that do not fit into it, or no longer do, are left out. */
    public static Preview withDrafts(ValidStory published, String story, Map<ItemKey, String> drafts) {
        Map<ItemKey, Revision> fitting = new LinkedHashMap<>();
        drafts.forEach((key, json) -> fitting.put(key, new Revision.Put(document(key, json), true)));
        List<DocumentFault> faults = new ArrayList<>();
        while (!fitting.isEmpty()) {
            try {
                return new Preview(published.revise(List.copyOf(fitting.values())), faults);
            } catch (DocumentFaultsException e) {
                faults.addAll(e.faults());
                if (!fitting.keySet()
                        .removeIf(key -> e.faults().stream()
                                .anyMatch(fault -> key.equals(new ItemKey(story, fault.part(), fault.id()))))) {
                    // What is published lacks something that a draft changes: which one is not told.
                    fitting.clear();
                }
            }
        }
        return new Preview(published, faults);
    }

    /** @param faults of the drafts that are left out */
    public record Preview(ValidStory validStory, List<DocumentFault> faults) {}

    /** How many incidents editors see: those of drafts too. */
    public int incidents() {
        long drafted = drafts.keySet().stream()
                .filter(key -> key.part() == StoryPart.INCIDENTS && version(key.part(), key.id()) == null)
                .count();
        return validStory.story().incidents().size() + Math.toIntExact(drafted);
    }

    /** With which an item is published; null = it is not. */
    public @Nullable Version version(StoryPart part, String item) {
        Version loose = versions.get(new ItemKey(id, part, item));
        return loose == null && part == StoryPart.INCIDENTS ? validStory.versionWhenCompacted(item) : loose;
    }

    private boolean isCompact(ItemKey key) {
        return key.part() == StoryPart.INCIDENTS && validStory.versionWhenCompacted(key.id()) != null;
    }

    /**
     * The same; when it is large, and more has changed than an index takes before it is made anew, with its incidents in few bytes each.
     */
    HeldStory compact() {
        int incidents = validStory.story().incidents().size();
        int most = Math.min(FeatureIndex.MOST, incidents / 16);
        boolean isLoose = validStory.loose() > most;
        if (incidents < LARGE || (!isLoose && versions.size() <= most)) {
            return this;
        }
        ValidStory compacted =
                isLoose ? validStory.compacted(incident -> version(StoryPart.INCIDENTS, incident)) : validStory;
        List<ItemKey> counted = versions.keySet().stream()
                .filter(key -> key.part() == StoryPart.INCIDENTS
                        && Objects.equals(versions.get(key), compacted.versionWhenCompacted(key.id())))
                .toList();
        return new HeldStory(id, published, compacted, versions.without(counted), drafts, seq);
    }

    private static List<Document> read(Map<ItemKey, String> documents) {
        List<Document> read = new ArrayList<>();
        documents.forEach((key, json) -> read.add(document(key, json)));
        return read;
    }

    private static Revision put(ItemKey key, String json) {
        return new Revision.Put(document(key, json));
    }

    public static Document document(ItemKey key, String json) {
        JsonNode fields = JsonMapper.shared().readTree(json);
        if (fields instanceof ObjectNode object
                && object.path("id").asString("").equals(key.id())) {
            // The same object: of very many items it is worth it.
            object.put("id", key.id());
        }
        return new Document(key.part(), key.id(), fields);
    }
}
