package org.chronomap.backend.snapshot.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story as it was at some time before.
 *
 * @param story null = it was not published then
 * @param items how many it was made of
 */
record Past(@Nullable Snapshot story, int items) {

    private static final Logger LOG = LoggerFactory.getLogger(Past.class);
    private static final Past UNPUBLISHED = new Past(null, 1);

    boolean isPublished() {
        return story != null;
    }

    Snapshot snapshot() {
        return Objects.requireNonNull(story, "It was not published");
    }

    /** @param standing of each item its last published change until then */
    static Past of(String id, long seq, List<Change> standing, CountryOutlines outlines, Messages messages) {
        Map<ItemKey, Document> documents = new LinkedHashMap<>();
        Map<ItemKey, Version> versions = new HashMap<>();
        for (Change change : standing) {
            String document = published(change);
            if (document != null) {
                documents.put(change.key(), HeldStory.document(change.key(), document));
                versions.put(change.key(), new Version(change.revision(), change.at()));
            }
        }
        ValidStory validStory = whole(id, documents, outlines);
        if (validStory == null) {
            return UNPUBLISHED;
        }
        StoryIndex index =
                new StoryIndex(validStory.story(), outlines, (part, item) -> versions.get(new ItemKey(id, part, item)));
        return new Past(new Snapshot(index, messages, seq, null), documents.size());
    }

    /** What readers saw after a change; null = nothing. What is unpublished has its draft in the log, which nobody saw. */
    private static @Nullable String published(Change change) {
        return switch (change.kind()) {
            case CREATED, UPDATED, RETRACTED, PURGED -> change.after();
            case DELETED, UNPUBLISHED, DRAFTED, DISCARDED, MANY -> null;
        };
    }

    /**
     * The story of what is left of it: what was removed from the log since is absent, and so is what cannot stand without it.
     *
     * @return null when nothing can
     */
    private static @Nullable ValidStory whole(String id, Map<ItemKey, Document> documents, CountryOutlines outlines) {
        ItemKey head = ItemKey.ofStory(id);
        while (documents.containsKey(head)) {
            try {
                return ValidStory.of(id, documents.values(), outlines);
            } catch (DocumentFaultsException e) {
                LOG.info("Some of story {} is left out of how it was before:\n{}", id, e.getMessage());
                if (!leaveOut(id, e.faults(), documents)) {
                    return null;
                }
            }
        }
        return null;
    }

    /** Whether anything could be left out. */
    private static boolean leaveOut(String id, List<DocumentFault> faults, Map<ItemKey, Document> documents) {
        boolean less = false;
        for (DocumentFault fault : faults) {
            ItemKey key = new ItemKey(id, fault.part(), fault.id());
            if (fault.part() == StoryPart.STORY) {
                less |= withoutMember(key, fault.pointer(), documents);
            } else {
                less |= documents.remove(key) != null;
            }
        }
        return less;
    }

    /** The story's own text stays, without the member that is at fault: a span of an incident that is gone. */
    private static boolean withoutMember(ItemKey head, String pointer, Map<ItemKey, Document> documents) {
        Document document = documents.get(head);
        List<String> path = new ArrayList<>(List.of(pointer.split("/")));
        if (document == null || path.size() < 2 || !document.fields().has(path.get(1))) {
            return false;
        }
        ObjectNode fields = ((ObjectNode) document.fields()).deepCopy();
        fields.remove(path.get(1));
        documents.put(head, new Document(head.part(), head.id(), fields));
        return true;
    }
}
