package org.chronomap.backend.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log.
 *
 * @param seq ascends in the order in which changes were committed; there may be gaps
 * @param revision of the item, from 1; it goes on where it was when a deleted item is made again; of one that stands for many, how many
 *     these are
 * @param before JSON of the document: for readers, or of the draft for a change of a draft; null = there was none, or purged
 * @param after JSON of the document likewise; null = there is none, or purged
 * @param author username of who made it
 * @param at never before that of an earlier change of the same story; to the millisecond
 * @param note why, for readers
 * @param visible whether readers may know of it
 * @param batch seq of the first change of those that were made together
 * @param undoes seq of the change that it undid
 */
public record Change(
        long seq,
        ItemKey key,
        ChangeKind kind,
        int revision,
        @Nullable String before,
        @Nullable String after,
        String author,
        Instant at,
        @Nullable String note,
        boolean visible,
        long batch,
        @Nullable Long undoes) {

    /** The same, where what it says is known otherwise: of very many that takes a fifth. */
    public Change withoutDocuments() {
        return new Change(seq, key, kind, revision, null, null, author, at, note, visible, batch, undoes);
    }

    /** The same, without what the item said before it. */
    Change withoutBefore() {
        return new Change(seq, key, kind, revision, null, after, author, at, note, visible, batch, undoes);
    }

    /** Whether something was removed for good: of what stood before it the log no longer tells. */
    public boolean isPurge() {
        return kind == ChangeKind.PURGED;
    }

    /** Whether it stands for many, of which it is the last one. */
    public boolean isOfMany() {
        return kind == ChangeKind.MANY;
    }

    /** Of how many changes it tells. */
    public int count() {
        return isOfMany() ? revision : 1;
    }

    /** Of how many changes some tell. */
    public static int count(List<Change> changes) {
        return changes.stream().mapToInt(Change::count).sum();
    }

    /** The sequence number of the first of those that it tells of. */
    public long first() {
        return seq - count() + 1;
    }
}
