package org.chronomap.backend.editing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Whether an edit may be made as its item stands, and by who makes it. */
final class EditChecks {

    /** What stands below {@code /edit/} where a story's id stands. */
    private static final Set<String> PAGES_OF_EDITOR = Set.of("account", "accounts");

    private EditChecks() {}

    /** What is wrong with the length of an id that is to be given: before it is an edit's turn, of which it would take some. */
    static Optional<String> faultOfNewId(String id) {
        return id.length() <= TextRules.LONGEST_ID
                ? Optional.empty()
                : Optional.of("has " + id.length() + " characters; it must be " + TextRules.ID_FORM);
    }

    static void checkOnceEach(List<Edit> edits) {
        Set<ItemKey> keys = new HashSet<>();
        for (int i = 0; i < edits.size(); i++) {
            ItemKey key = edits.get(i).key();
            if (!keys.add(key)) {
                throw ProblemException.badContent(List.of(new PointerFault(
                        WrittenForm.inBatch(i, ""),
                        key.part().id() + '/' + key.id()
                                + " stands twice among the changes; say all that is to be done to it in one")));
            }
        }
    }

    /** @throws ProblemException (404) when it is not there */
    static Item present(ItemKey key, @Nullable Item item) {
        if (item == null) {
            throw ProblemException.notFound(
                    key.part() == StoryPart.STORY
                            ? "There is no story \"" + key.id() + '"'
                            : "The " + key.part().id() + " of " + key.story() + " have no item \"" + key.id() + '"');
        }
        return item;
    }

    static void checkRevision(Edit edit, @Nullable Item item) {
        Meant meant = edit.meant();
        if (meant == null) {
            if (item != null) {
                throw conflict(edit.key(), "is there already; change it with PUT or PATCH and If-Match");
            }
            checkNewId(edit.key());
            return;
        }
        if (item == null && meant.mayBeNew()) {
            faultOfNewId(edit.key().id()).ifPresent(fault -> {
                throw ProblemException.badContent(List.of(new PointerFault("/id", fault)));
            });
            checkNewId(edit.key());
            return;
        }
        Item there = present(edit.key(), item);
        if (isOvertaken(meant, there)) {
            throw ProblemException.of(
                            HttpStatus.PRECONDITION_FAILED,
                            name(edit.key()) + " is no longer what it was: you have revision " + meant.words()
                                    + ", it is at "
                                    + there.revision()
                                    + ". \"current\" is how it stands; put your change into that and send it with its ETag")
                    .with("current", WrittenForm.feature(there));
        }
    }

    /** Whether it was changed since it was read. */
    static boolean isOvertaken(Meant meant, Item there) {
        // Readers have the tag of what is published: a draft that was discarded since has changed nothing of it.
        boolean isAsRead = there.draft() == null && meant.has(there.publishedRevision());
        return !meant.has(there.revision()) && !isAsRead;
    }

    /** A story of that name could not be opened in the editor: its address there is another page's. */
    private static void checkNewId(ItemKey key) {
        if (key.part() == StoryPart.STORY && PAGES_OF_EDITOR.contains(key.id())) {
            throw ProblemException.badContent(List.of(new PointerFault(
                    "/id",
                    '"' + key.id() + "\" is the name of one of the editor's own pages; call the story otherwise, like "
                            + key.id() + "-1")));
        }
    }

    static void checkRight(Edit edit, @Nullable Item item, Editor editor) {
        if (editor.mayPublish()) {
            return;
        }
        // What readers never saw may go with its draft.
        boolean drafts =
                edit.isOfDraft() || (edit.kind() == Edit.Kind.DELETE && item != null && item.document() == null);
        String writer = item == null ? null : item.draftedBy();
        boolean own = writer == null || writer.equals(editor.username());
        if (!drafts || !own) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "Authors write drafts of their own (?draft=true); "
                            + (own ? "publishing is for editors" : "this draft is by " + writer));
        }
    }

    static ProblemException conflict(ItemKey key, String what) {
        return ProblemException.of(HttpStatus.CONFLICT, name(key) + ' ' + what);
    }

    private static String name(ItemKey key) {
        return key.part() == StoryPart.STORY
                ? "The story " + key.id()
                : key.part().id() + '/' + key.id();
    }
}
