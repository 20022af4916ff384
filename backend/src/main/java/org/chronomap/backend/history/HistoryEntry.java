package org.chronomap.backend.history;

import java.time.Instant;
import java.util.List;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.store.PublicChanges.Tally;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One entry of the log as readers see it. */
sealed interface HistoryEntry {

    /** By which it stands in the log, the latest highest. */
    long seq();

    Instant at();

    /** Why, if an editor said so. */
    @Nullable String note();

    /**
     * A change of one item.
     *
     * @param title text by language; null when it was removed
     * @param differences of what was there before and after; empty otherwise
     */
    record OfItem(
            long seq,
            Instant at,
            @Nullable String note,
            ItemKey item,
            PublicChangeKind change,
            int revision,
            @Nullable JsonNode title,
            List<Difference> differences)
            implements HistoryEntry {

        public OfItem {
            differences = List.copyOf(differences);
        }

        /** @param change that readers may know of */
        static OfItem of(Change change) {
            PublicChangeKind kind = kind(change);
            // What was taken back from readers has its draft after it, which is not for them.
            JsonNode after = switch (kind) {
                case CREATED, UPDATED, RETRACTED -> document(change.after());
                case DELETED, PURGED -> null;
            };
            JsonNode before = kind == PublicChangeKind.PURGED ? null : document(change.before());
            return new OfItem(
                    change.seq(),
                    change.at(),
                    kind == PublicChangeKind.PURGED ? null : change.note(),
                    change.key(),
                    kind,
                    change.revision(),
                    title(after == null ? before : after),
                    before == null || after == null
                            ? List.of()
                            : Differences.between(change.key().part(), before, after));
        }

        /** What says nothing any more was removed. */
        private static PublicChangeKind kind(Change change) {
            PublicChangeKind kind = HistoryEntry.kind(change.kind());
            return kind != PublicChangeKind.DELETED && change.after() == null ? PublicChangeKind.PURGED : kind;
        }

        private static @Nullable JsonNode document(@Nullable String json) {
            return json == null ? null : JsonMapper.shared().readTree(json);
        }

        /** What a document calls its item; null where it says nothing of that. */
        static @Nullable JsonNode title(@Nullable JsonNode document) {
            if (document == null) {
                return null;
            }
            JsonNode title = document.has("title") ? document.get("title") : document.get("name");
            return title == null || title.isNull() ? null : title;
        }
    }

    /** @throws IllegalArgumentException for a change of a draft, which no reader knows of */
    static PublicChangeKind kind(ChangeKind kind) {
        return switch (kind) {
            case CREATED -> PublicChangeKind.CREATED;
            case UPDATED -> PublicChangeKind.UPDATED;
            case RETRACTED -> PublicChangeKind.RETRACTED;
            case DELETED, UNPUBLISHED -> PublicChangeKind.DELETED;
            case PURGED -> PublicChangeKind.PURGED;
            case MANY -> throw new IllegalArgumentException("It is told by what it stands for");
            case DRAFTED, DISCARDED -> throw new IllegalArgumentException("No reader knows of drafts");
        };
    }

    /** Changes that were made together, too many to be told one by one: the sequence number is the first one's. */
    record Together(long seq, Instant at, @Nullable String note, List<Tally> tallies) implements HistoryEntry {

        public Together {
            tallies = List.copyOf(tallies);
        }

        int changes() {
            return tallies.stream().mapToInt(Tally::changes).sum();
        }
    }
}
