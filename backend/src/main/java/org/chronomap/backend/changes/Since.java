package org.chronomap.backend.changes;

import java.util.List;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Which change a reader knows of as the last.
 *
 * @param seq its sequence number; {@link #UNREADABLE} = the reader's own number says nothing
 * @param seen whether this server told it, as {@code Last-Event-ID} says, and it was not asked for by {@code since}
 */
record Since(long seq, boolean seen) {

    static final long UNREADABLE = -1;
    private static final String PARAMETER = "since";

    /**
     * What a request says; null = nothing, so that only what comes from now on is asked for. The header is what was heard last,
     * the address may be of an earlier connection: so the header holds.
     *
     * @throws ProblemException (400) for parameters that are not right
     */
    static @Nullable Since of(ServerHttpRequest request) {
        Parameters parameters = new Parameters(request.getQueryParams(), List.of(PARAMETER));
        Long since = parameters.one(PARAMETER, Since::parse);
        parameters.requireFaultless();
        String seen = request.getHeaders().getFirst("Last-Event-ID");
        if (seen != null && !seen.isEmpty()) {
            return new Since(number(seen), true);
        }
        return since == null ? null : new Since(since, false);
    }

    private static long parse(String text) {
        long number = number(text);
        if (number == UNREADABLE) {
            throw new IllegalArgumentException(
                    "is \"" + text + "\"; it must be the sequence number of a change, a whole number from 0");
        }
        return number;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : UNREADABLE;
    }

    /** Of a change that is not there. */
    ProblemException beyond(long head) {
        return ProblemException.badParameters(List.of(new ParameterFault(
                PARAMETER, "is " + seq + "; the last change has the number " + head + ", and it must not be higher")));
    }
}
