package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a request to change something says beside what it sends.
 *
 * @param draft what is written is kept from readers
 * @param note why, for readers
 */
record EditRequest(boolean draft, @Nullable String note) {

    private static final Set<String> KNOWN = Set.of("draft", "note");

    /** @throws ProblemException (400) that names every faulty parameter */
    static EditRequest of(MultiValueMap<String, String> parameters) {
        List<ParameterFault> faults = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                faults.add(new ParameterFault(name, "is not a parameter of this address, which takes draft, note"));
            } else if (values.size() > 1) {
                faults.add(new ParameterFault(name, "is given " + values.size() + " times; give it once"));
            }
        });
        String draft = Optional.ofNullable(parameters.getFirst("draft")).orElse("false");
        if (!draft.equals("true") && !draft.equals("false")) {
            faults.add(new ParameterFault("draft", '"' + draft + "\" must be true or false"));
        }
        String note = parameters.getFirst("note");
        String why = note == null || note.isBlank() ? null : note.strip();
        if (why != null) {
            Edits.faultOfNote(why).ifPresent(fault -> faults.add(new ParameterFault("note", fault)));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badParameters(faults);
        }
        return new EditRequest(draft.equals("true"), why);
    }
}
