package org.chronomap.backend.editing;

import org.chronomap.backend.store.ItemKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing that an editor wants done to one item. */
sealed interface Edit {

    ItemKey key();

    /** The revision that it was made for; null = the item must not be there. */
    @Nullable Integer revision();

    /**
     * The item shall say this.
     *
     * @param written as the API has it
     * @param draft it is kept from readers
     */
    record Put(ItemKey key, @Nullable Integer revision, JsonNode written, boolean draft) implements Edit {}

    /** The item shall say otherwise what the patch names (RFC 7396, of the form that the API has). */
    record Patch(ItemKey key, @Nullable Integer revision, JsonNode patch, boolean draft) implements Edit {}

    /** The item shall go; with a story all that is in it. */
    record Delete(ItemKey key, @Nullable Integer revision) implements Edit {}

    /** Readers shall see the draft. */
    record Publish(ItemKey key, @Nullable Integer revision) implements Edit {}

    /** Readers shall see it no more, and it stays as a draft. */
    record Unpublish(ItemKey key, @Nullable Integer revision) implements Edit {}

    /** The draft shall go, and what is published stay. */
    record Discard(ItemKey key, @Nullable Integer revision) implements Edit {}

    /**
     * The item shall say this, as a document; for what the server itself worked out.
     *
     * @param undoes seq of the change that it undoes; null = none
     */
    record Say(ItemKey key, @Nullable Integer revision, JsonNode document, boolean draft, @Nullable Long undoes)
            implements Edit {}
}
