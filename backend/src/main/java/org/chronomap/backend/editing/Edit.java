package org.chronomap.backend.editing;

import java.util.Objects;
import java.util.function.Supplier;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that an editor wants done to one item.
 *
 * @param meant which revisions it was made for; null = the item must not be there
 * @param body what it says, where its kind has something to say; it may be made whenever it is asked for
 * @param draft what is written is kept from readers
 * @param undoes seq of the change that it undoes; null = none
 */
record Edit(
        ItemKey key,
        Kind kind,
        @Nullable Meant meant,
        @Nullable Supplier<JsonNode> body,
        boolean draft,
        @Nullable Long undoes) {

    enum Kind {
        /** The item shall say the body, which is in the form that the API has. */
        PUT,
        /** The item shall say otherwise what the body names: a merge patch (RFC 7396) of the form that the API has. */
        PATCH,
        /** The item shall say the body, which is a document. */
        SAY,
        /** The item shall go; with a story all that is in it. */
        DELETE,
        /** Readers shall see the draft. */
        PUBLISH,
        /** Readers shall see it no more, and it stays as a draft. */
        UNPUBLISH,
        /** The draft shall go, and what is published stay. */
        DISCARD
    }

    static Edit of(Kind kind, ItemKey key, @Nullable Meant meant) {
        return new Edit(key, kind, meant, null, false, null);
    }

    static Edit of(Kind kind, ItemKey key, @Nullable Meant meant, JsonNode body, boolean draft) {
        return new Edit(key, kind, meant, () -> body, draft, null);
    }

    /** The item shall say a document. */
    static Edit saying(ItemKey key, @Nullable Meant meant, Document document) {
        return new Edit(key, Kind.SAY, meant, document::fields, false, null);
    }

    /** @param document null = the item shall go */
    static Edit undoing(long seq, ItemKey key, @Nullable Integer revision, @Nullable JsonNode document, boolean draft) {
        Kind kind = document != null ? Kind.SAY : draft ? Kind.DISCARD : Kind.DELETE;
        return new Edit(key, kind, Meant.of(revision), document == null ? null : () -> document, draft, seq);
    }

    JsonNode said() {
        return Objects.requireNonNull(body, "Nothing is said").get();
    }

    /** What it says, where that is a document. */
    Document document() {
        return Document.of(key.part(), key.id(), Objects.requireNonNull(body, "Nothing is said"));
    }

    /** Whether the story and all that is in it may be gone after it: a story that is a draft alone goes with that. */
    boolean mayEndStory() {
        return key.part() == StoryPart.STORY && (kind == Kind.DELETE || kind == Kind.DISCARD);
    }

    /** Whether it writes a draft, or throws one away. */
    boolean isOfDraft() {
        return switch (kind) {
            case PUT, PATCH, SAY -> draft;
            case DISCARD -> true;
            case DELETE, PUBLISH, UNPUBLISH -> false;
        };
    }
}
