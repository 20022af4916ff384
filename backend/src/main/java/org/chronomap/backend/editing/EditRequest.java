package org.chronomap.backend.editing;

import java.util.List;
import org.chronomap.backend.parameter.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a request to change something says beside what it sends.
 *
 * @param draft what is written is kept from readers
 * @param note why, for readers
 */
record EditRequest(boolean draft, @Nullable String note) {

    private static final List<String> KNOWN = List.of("draft", "note");

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter */
    static EditRequest of(MultiValueMap<String, String> parameters) {
        return of(new Parameters(parameters, KNOWN));
    }

    private static EditRequest of(Parameters given) {
        Boolean draft = given.one("draft", EditRequest::truth);
        String note = given.one("note", EditRequest::note);
        given.requireFaultless();
        return new EditRequest(Boolean.TRUE.equals(draft), note == null || note.isEmpty() ? null : note);
    }

    /**
     * What a request to undo says.
     *
     * @param together all that was made together with the change is undone
     */
    record OfUndo(EditRequest request, boolean together) {

        /** @throws org.chronomap.backend.problem.ProblemException (400) likewise */
        static OfUndo of(MultiValueMap<String, String> parameters) {
            Parameters given = new Parameters(parameters, List.of("draft", "note", "together"));
            Boolean together = given.one("together", EditRequest::truth);
            return new OfUndo(EditRequest.of(given), Boolean.TRUE.equals(together));
        }
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException('"' + text + "\" must be true or false");
        }
        return Boolean.valueOf(text);
    }

    private static String note(String text) {
        String note = text.strip();
        Edits.faultOfNote(note).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return note;
    }
}
