package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.Item;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Lets published items say something else, as a part of a larger work on the log. */
@Component
public final class Rewriting {

    private final Edits edits;

    Rewriting(Edits edits) {
        this.edits = edits;
    }

    /**
     * Does a work, and ends when readers can see the changes that it made.
     *
     * @param what it is, for the log: {@code purge}
     */
    public Mono<List<Change>> make(String what, Editor editor, Function<Append, Mono<List<Change>>> work) {
        return edits.make(what, editor, append -> work.apply(append).map(Edits.Made::of))
                .map(Edits.Made::changes);
    }

    /** @param documents what each shall say: the fields of its document */
    public Mono<List<Change>> say(Append append, String story, Map<Item, JsonNode> documents, Editor editor) {
        List<Edit> wanted = new ArrayList<>();
        documents.forEach((item, fields) -> wanted.add(
                Edit.of(Edit.Kind.SAY, item.key(), Meant.of(item.revision()), fields, item.document() == null)));
        return wanted.isEmpty()
                ? Mono.just(List.of())
                : edits.make(append, story, wanted, editor, null).map(Edits.Made::changes);
    }
}
