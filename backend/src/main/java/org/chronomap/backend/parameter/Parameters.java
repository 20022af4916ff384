package org.chronomap.backend.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chronomap.backend.http.ListParameter;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, taken by name. Every fault is noted, and told at the end. */
public final class Parameters {

    private final Map<String, ? extends List<@Nullable String>> given;
    private final List<ParameterFault> faults = new ArrayList<>();

    /**
     * Those of an address that passes over what it does not know.
     *
     * @param given as they stand in the address, decoded
     */
    public Parameters(Map<String, ? extends List<@Nullable String>> given) {
        this(given, given.keySet());
    }

    /**
     * @param given as they stand in the address, decoded
     * @param known the parameters that this address takes; any other is a fault
     */
    public Parameters(Map<String, ? extends List<@Nullable String>> given, Collection<String> known) {
        this.given = given;
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                note(
                        name,
                        "is not a parameter of this address"
                                + (known.isEmpty() ? "" : ", which takes " + String.join(", ", known)));
            }
        }
    }

    /**
     * The value of a parameter; null when it is not given, or is faulty.
     *
     * @param reader throws an IllegalArgumentException whose message says what was given and what is accepted
     */
    public <T> @Nullable T one(String name, Function<String, T> reader) {
        List<@Nullable String> values = values(name);
        if (values.size() > 1) {
            note(name, "is given " + values.size() + " times; give it once");
            return null;
        }
        return values.isEmpty() ? null : read(name, text(values.get(0)), reader);
    }

    /** The values of a parameter that takes several, as {@link ListParameter} has them; empty when it is not given. */
    public <T> Set<T> several(String name, Function<String, T> reader) {
        Set<T> read = new LinkedHashSet<>();
        for (String values : values(name)) {
            for (String value : ListParameter.values(text(values), one -> isRead(one, reader))) {
                T one = read(name, value, reader);
                if (one != null) {
                    read.add(one);
                }
            }
        }
        return read;
    }

    private List<@Nullable String> values(String name) {
        List<@Nullable String> values = given.get(name);
        return values == null ? List.of() : values;
    }

    /** A name without {@code =} has no value, which is read as an empty one. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private <T> @Nullable T read(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            note(name, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static boolean isRead(String value, Function<String, ?> reader) {
        try {
            return reader.apply(value) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Notes a fault that shows only when several are looked at together. */
    public void note(String name, String fault) {
        faults.add(new ParameterFault(name, fault));
    }

    public boolean areFaultless() {
        return faults.isEmpty();
    }

    /** @throws ProblemException (400) with every fault that was noted */
    public void requireFaultless() {
        if (!areFaultless()) {
            throw ProblemException.badParameters(faults);
        }
    }
}
