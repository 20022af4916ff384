package org.chronomap.backend.store;

import org.chronomap.geodata.story.WireName;

/** What a change did to an item. */
public enum ChangeKind implements WireName {
    /** Readers see it for the first time, or again after it was deleted. */
    CREATED,
    UPDATED,
    /** Its status became {@code retracted}: readers see that it was withdrawn. */
    RETRACTED,
    /** It is gone. */
    DELETED,
    /** It was taken back from readers, and kept as a draft. */
    UNPUBLISHED,
    /** A draft was written, which readers do not see. */
    DRAFTED,
    /** A draft was thrown away. */
    DISCARDED,
    /** What it said was removed for good, from the log too. */
    PURGED,
    /** It stands for very many changes of one kind to items of one part of a story: what they did stands in the items. */
    MANY;

    /** Whether it leaves what readers see as it was. */
    public boolean isOfDraft() {
        return this == DRAFTED || this == DISCARDED;
    }

    static ChangeKind of(String id) {
        for (ChangeKind kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The log holds a change of an unknown kind: " + id);
    }
}
