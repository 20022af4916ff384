package org.chronomap.backend.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** A request that cannot be answered, and why: what was wrong with it and what would be right. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final transient List<ParameterFault> faults;

    private ProblemException(HttpStatus status, String detail, List<ParameterFault> faults) {
        super(detail);
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /**
     * One faulty parameter of a request.
     *
     * @param detail what was given and what is accepted
     */
    public record ParameterFault(String parameter, String detail) {}

    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail, List.of());
    }

    /** Something that a specification lets one ask for and this server does not make. */
    public static ProblemException notImplemented(String detail) {
        return new ProblemException(HttpStatus.NOT_IMPLEMENTED, detail, List.of());
    }

    /** More is asked than is done at once (503); the answer says when to ask again. */
    public static ProblemException tooBusy(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
    }

    /** A failure of our own, of which nobody outside learns more than that it happened. */
    static ProblemException ofOurOwn() {
        return new ProblemException(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The server could not answer; its operator finds why in the log.",
                List.of());
    }

    /** What the framework refused, in its own words. */
    static ProblemException of(HttpStatusCode status, String detail) {
        return new ProblemException(HttpStatus.valueOf(status.value()), detail, List.of());
    }

    /** @param faults every faulty parameter, at least one */
    public static ProblemException badParameters(List<ParameterFault> faults) {
        String detail = faults.stream()
                .map(fault -> fault.parameter() + ": " + fault.detail())
                .collect(Collectors.joining("\n"));
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, faults);
    }

    public HttpStatus status() {
        return status;
    }

    /** The detail of a problem: one line for each faulty parameter. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<ParameterFault> faults() {
        return faults;
    }
}
