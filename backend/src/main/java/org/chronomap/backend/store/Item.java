package org.chronomap.backend.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as the changes so far have made it.
 *
 * @param revision counts all its changes
 * @param publishedRevision the one that readers see; 0 = none
 * @param document JSON of what readers see; null = nothing
 * @param draft JSON of what is written and not published; null = nothing
 * @param createdSeq of the change since which readers see it; while they do not, since which it is there
 * @param changedSeq of its last change
 * @param updated since when readers see it as it is; while they never did, when it was written
 * @param draftedBy who wrote the draft; null where there is none
 */
public record Item(
        ItemKey key,
        int revision,
        int publishedRevision,
        @Nullable String document,
        @Nullable String draft,
        long createdSeq,
        long changedSeq,
        Instant updated,
        @Nullable String draftedBy) {

    /** What a change makes of an item; null where it is not there, before or after. */
    public static @Nullable Item after(@Nullable Item item, Change change) {
        return switch (change.kind()) {
            case CREATED, UPDATED, RETRACTED ->
                new Item(
                        change.key(),
                        change.revision(),
                        change.revision(),
                        change.after(),
                        null,
                        // Whoever follows the log puts it behind all others then.
                        change.kind() == ChangeKind.CREATED ? change.seq() : createdSeq(item, change),
                        change.seq(),
                        change.at(),
                        null);
            case DRAFTED ->
                new Item(
                        change.key(),
                        change.revision(),
                        item == null ? 0 : item.publishedRevision(),
                        item == null ? null : item.document(),
                        change.after(),
                        createdSeq(item, change),
                        change.seq(),
                        item == null ? change.at() : item.updated(),
                        change.author());
            case UNPUBLISHED ->
                new Item(
                        change.key(),
                        change.revision(),
                        0,
                        null,
                        change.after(),
                        createdSeq(item, change),
                        change.seq(),
                        change.at(),
                        change.author());
            case DISCARDED ->
                item == null || item.document() == null
                        ? null
                        : new Item(
                                change.key(),
                                change.revision(),
                                item.publishedRevision(),
                                item.document(),
                                null,
                                item.createdSeq(),
                                change.seq(),
                                item.updated(),
                                null);
            case DELETED -> null;
            // Of an earlier revision alone: what the item says now stays.
            case PURGED -> item != null && item.revision() == change.revision() ? item : null;
            case MANY -> throw new IllegalArgumentException("No change of one item: " + change.seq());
        };
    }

    private static long createdSeq(@Nullable Item item, Change change) {
        return item == null ? change.seq() : item.createdSeq();
    }

    /** What an editor sees of it: the draft where there is one. */
    public String latest() {
        String latest = draft == null ? document : draft;
        if (latest == null) {
            throw new IllegalStateException("An item has a document or a draft: " + key);
        }
        return latest;
    }
}
