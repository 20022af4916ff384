package org.chronomap.backend.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log by which very many items of one part of a story were made together, or taken back. It stands for as many
 * changes, one behind the other, as it has numbers.
 *
 * @param first sequence number of the first change
 * @param last of the last change
 * @param kind what each change did: {@link ChangeKind#CREATED}, {@code DELETED}, {@code PURGED}
 * @param revision of each item after it
 * @param content what the items say
 * @param standing whether the items stand as it made them, but for those that were changed since
 * @param neutral the id that each has since it was purged
 * @param batch sequence number of the first change of all that were made together
 * @param undoes of the first change that it undid
 * @param removed how many of its changes tell nothing any more, since what they told was removed for good by itself
 */
record Bulk(
        long first,
        long last,
        String story,
        StoryPart part,
        ChangeKind kind,
        int revision,
        String content,
        boolean standing,
        @Nullable String neutral,
        String author,
        Instant at,
        @Nullable String note,
        boolean visible,
        long batch,
        @Nullable Long undoes,
        int removed) {

    static Bulk of(Readable row) {
        return new Bulk(
                Columns.number(row, "first_seq"),
                Columns.number(row, "last_seq"),
                Columns.text(row, "story"),
                Columns.part(row),
                ChangeKind.of(Columns.text(row, "kind")),
                Math.toIntExact(Columns.number(row, "revision")),
                Columns.text(row, "content"),
                Boolean.TRUE.equals(row.get("standing", Boolean.class)),
                row.get("neutral", String.class),
                Columns.text(row, "author"),
                Columns.instant(row, "at"),
                row.get("note", String.class),
                Boolean.TRUE.equals(row.get("visible", Boolean.class)),
                Columns.number(row, "batch"),
                Columns.findNumber(row, "undoes"),
                Math.toIntExact(Columns.number(row, "removed")));
    }

    int size() {
        return Math.toIntExact(last - first + 1);
    }

    boolean holds(long seq) {
        return first <= seq && seq <= last;
    }

    /** What one of its changes did. */
    Change change(BulkItem item) {
        boolean gone = kind == ChangeKind.DELETED;
        boolean purged = item.purged() || (!gone && item.document() == null);
        return new Change(
                first + item.number(),
                new ItemKey(story, part, item.id()),
                purged ? ChangeKind.PURGED : kind,
                revision,
                gone ? item.document() : null,
                gone ? null : item.document(),
                author,
                at,
                note,
                visible,
                batch,
                undoes == null ? null : Long.valueOf(undoes + item.number()));
    }

    /** An item as it made it. */
    Item item(BulkItem item) {
        long seq = first + item.number();
        return new Item(
                new ItemKey(story, part, item.id()), revision, revision, item.document(), null, seq, seq, at, null);
    }

    /** One change that stands for all, as the first of them. */
    Change begun() {
        return all(first);
    }

    /** One change that stands for all, as the last of them, to who need not know of each. */
    Change whole() {
        return all(last);
    }

    private Change all(long seq) {
        return new Change(
                seq,
                ItemKey.ofStory(story),
                ChangeKind.MANY,
                size(),
                null,
                null,
                author,
                at,
                note,
                visible,
                batch,
                null);
    }
}
