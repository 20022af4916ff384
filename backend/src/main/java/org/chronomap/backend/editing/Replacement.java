package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a story what a set of documents says, by the changes that this takes and no more. */
@Component
public final class Replacement {

    static final String IMPORT = "import";

    private final Edits edits;

    Replacement(Edits edits) {
        this.edits = edits;
    }

    /** How many items were made, changed and deleted. */
    public record Counts(int created, int changed, int deleted) {}

    /** Loads a story which the store has never held; one that it has held, or holds, stays as it is. */
    public Mono<Counts> ofUnknown(String story, List<Document> documents) {
        return edits.make(
                        IMPORT,
                        Editor.SERVER,
                        append -> append.lastRevision(ItemKey.ofStory(story))
                                .flatMap(last -> last > 0
                                        ? Mono.just(Edits.Made.NOTHING)
                                        : replace(append, story, documents, Editor.SERVER, null)))
                .map(Replacement::counts);
    }

    /**
     * Makes a story whole from documents: what it has beside them is deleted, drafts too.
     *
     * @param note why, for readers
     */
    public Mono<Counts> of(String story, List<Document> documents, Editor editor, @Nullable String note) {
        return edits.make(IMPORT, editor, append -> replace(append, story, documents, editor, note))
                .map(Replacement::counts);
    }

    private Mono<Edits.Made> replace(
            Append append, String story, List<Document> documents, Editor editor, @Nullable String note) {
        return append.items(story).collectMap(Item::key, item -> item).flatMap(items -> {
            List<Edit> wanted = new ArrayList<>();
            Set<ItemKey> named = new HashSet<>();
            for (Document document : documents) {
                ItemKey key = new ItemKey(story, document.part(), document.id());
                named.add(key);
                Item item = items.get(key);
                wanted.add(Edit.saying(key, Meant.of(item == null ? null : item.revision()), document));
            }
            Map<ItemKey, Item> gone = new HashMap<>(items);
            gone.keySet().removeAll(named);
            gone.forEach((key, item) -> wanted.add(Edit.of(Edit.Kind.DELETE, key, Meant.of(item.revision()))));
            return edits.make(append, story, wanted, items, editor, note);
        });
    }

    static Counts counts(Edits.Made made) {
        int created = 0;
        int changed = 0;
        int deleted = 0;
        for (var change : made.changes()) {
            switch (change.kind()) {
                case CREATED, MANY -> created += change.count();
                case UPDATED, RETRACTED, DRAFTED, UNPUBLISHED -> changed++;
                case DELETED, DISCARDED, PURGED -> deleted++;
            }
        }
        return new Counts(created, changed, deleted);
    }
}
