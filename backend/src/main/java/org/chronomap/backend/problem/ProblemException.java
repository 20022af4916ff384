package org.chronomap.backend.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.JsonNode;

/** A request that cannot be answered, and why: what was wrong with it and what would be right. */
public final class ProblemException extends RuntimeException {

    private static final int MOST_TOLD = 100;

    private final HttpStatus status;
    private final transient List<Fault> faults;
    private final transient Map<String, JsonNode> members;

    private ProblemException(HttpStatus status, String detail, List<? extends Fault> faults) {
        this(status, detail, faults, Map.of());
    }

    private ProblemException(
            HttpStatus status, String detail, List<? extends Fault> faults, Map<String, JsonNode> members) {
        super(detail);
        this.status = status;
        this.faults = List.copyOf(faults);
        this.members = Map.copyOf(members);
    }

    /** One thing that is wrong, and where. */
    public sealed interface Fault {

        /** What was given and what is accepted. */
        String detail();

        /** The name of the member that says where it is. */
        String kind();

        /** Where it is. */
        String where();
    }

    /**
     * One faulty parameter of a request.
     *
     * @param detail what was given and what is accepted
     */
    public record ParameterFault(String parameter, String detail) implements Fault {

        @Override
        public String kind() {
            return "parameter";
        }

        @Override
        public String where() {
            return parameter;
        }
    }

    /**
     * One faulty member of the JSON that was sent.
     *
     * @param pointer RFC 6901 pointer from its root; empty = all of it
     * @param detail what was given and what is accepted
     */
    public record PointerFault(String pointer, String detail) implements Fault {

        @Override
        public String kind() {
            return "pointer";
        }

        @Override
        public String where() {
            return pointer;
        }
    }

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

    /** A request that is whole, and cannot be done as things stand. */
    public static ProblemException of(HttpStatus status, String detail) {
        return new ProblemException(status, detail, List.of());
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
        return new ProblemException(HttpStatus.BAD_REQUEST, lines(faults), faults);
    }

    /** JSON that cannot be read as what it says (400). */
    static ProblemException badJson(List<PointerFault> faults) {
        return new ProblemException(HttpStatus.BAD_REQUEST, lines(faults), faults);
    }

    /** JSON that can be read and says what cannot be (422): every fault of it, at least one. */
    public static ProblemException badContent(List<PointerFault> faults) {
        return badContent(faults, 0);
    }

    /**
     * Tells the first faults, and how many more there are.
     *
     * @param others that are not even in the list
     */
    public static ProblemException badContent(List<PointerFault> faults, int others) {
        List<PointerFault> told = new ArrayList<>(faults.subList(0, Math.min(faults.size(), MOST_TOLD)));
        int more = faults.size() - told.size() + others;
        if (more > 0) {
            told.add(new PointerFault("", "and " + more + " more"));
        }
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, lines(told), told);
    }

    private static String lines(List<? extends Fault> faults) {
        return faults.stream()
                .map(fault -> (fault.where().isEmpty() ? "" : fault.where() + ": ") + fault.detail())
                .collect(Collectors.joining("\n"));
    }

    /** The same, with a member more (RFC 9457, section 3.2). */
    public ProblemException with(String member, JsonNode value) {
        Map<String, JsonNode> more = new HashMap<>(members);
        more.put(member, value);
        return new ProblemException(status, detail(), faults, more);
    }

    public HttpStatus status() {
        return status;
    }

    /** The detail of a problem: one line for each fault. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }

    /** What more it says to a program. */
    public Map<String, JsonNode> members() {
        return members;
    }
}
