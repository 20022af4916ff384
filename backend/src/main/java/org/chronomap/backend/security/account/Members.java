package org.chronomap.backend.security.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.security.Role;
import org.chronomap.geodata.schema.TextRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the members of a JSON object that was sent, and notes all that is wrong with them. */
public final class Members {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final JsonNode object;
    private final Set<String> read = new HashSet<>();
    private final List<PointerFault> faults = new ArrayList<>();

    private Members(JsonNode object) {
        this.object = object;
    }

    /**
     * @param body JSON; empty = an object without members
     * @throws ProblemException 400 when it is no JSON object
     */
    public static Members of(byte[] body) {
        return new Members(body.length == 0 ? JsonNodeFactory.instance.objectNode() : SentJson.object(body));
    }

    /** Whether a member is given, be it null. */
    boolean has(String name) {
        read.add(name);
        return object.has(name);
    }

    boolean isNull(String name) {
        return has(name) && object.get(name).isNull();
    }

    /** A text; empty and noted when there is none. */
    String text(String name) {
        Optional<String> given = optionalText(name);
        if (given.isEmpty()
                && faults.stream().noneMatch(fault -> fault.pointer().equals('/' + name))) {
            fault(name, "is required");
        }
        return given.orElse("");
    }

    Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = object.get(name);
        if (!value.isString()) {
            fault(name, "must be a text");
            return Optional.empty();
        }
        String text = value.stringValue();
        Optional<String> unfit = TextRules.faultOfLine(text);
        unfit.ifPresent(fault -> fault(name, fault));
        return unfit.isPresent() ? Optional.empty() : Optional.of(text);
    }

    Optional<Boolean> optionalFlag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = object.get(name);
        if (!value.isBoolean()) {
            fault(name, "must be true or false");
            return Optional.empty();
        }
        return Optional.of(value.booleanValue());
    }

    Optional<Role> optionalRole(String name) {
        Optional<String> given = optionalText(name);
        Optional<Role> role = given.flatMap(id ->
                Arrays.stream(Role.values()).filter(one -> one.id().equals(id)).findFirst());
        if (given.isPresent() && role.isEmpty()) {
            fault(
                    name,
                    '"' + given.get() + "\" must be one of "
                            + Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", ")));
        }
        return role;
    }

    /** A moment to come. */
    public Optional<Instant> optionalFuture(String name, Instant now) {
        Optional<String> given = isNull(name) ? Optional.empty() : optionalText(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(given.get()).toInstant();
            if (moment.isAfter(now) && moment.isBefore(LATEST)) {
                return Optional.of(moment);
            }
        } catch (DateTimeParseException e) {
            // said below, as of what is past
        }
        fault(name, '"' + given.get() + "\" must be a moment to come before the year 10000, like 2027-01-31T12:00:00Z");
        return Optional.empty();
    }

    public void fault(String name, String detail) {
        faults.add(new PointerFault('/' + name, detail));
    }

    /** @throws ProblemException 422 that tells all that was wrong, and which members were never asked for */
    public void check() {
        object.propertyNames().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> fault(
                        name.replace("~", "~0").replace("/", "~1"),
                        "is not known; known are " + read.stream().sorted().collect(Collectors.joining(", "))));
        if (!faults.isEmpty()) {
            throw ProblemException.badContent(faults);
        }
    }
}
