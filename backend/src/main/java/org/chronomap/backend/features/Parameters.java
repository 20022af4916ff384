package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chronomap.backend.http.Listed;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The parameters of a request for data, taken by name. Every fault is noted, and told at the end. */
public final class Parameters {

    private final MultiValueMap<String, String> given;
    private final List<ParameterFault> faults = new ArrayList<>();

    /**
     * @param given as they stand in the address, decoded
     * @param known the parameters that this address takes; any other is a fault
     */
    public Parameters(MultiValueMap<String, String> given, Collection<String> known) {
        this.given = given;
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                faults.add(new ParameterFault(
                        name, "is not a parameter of this address, which takes " + String.join(", ", known)));
            }
        }
    }

    /**
     * The value of a parameter; null when it is not given, or is faulty.
     *
     * @param reader throws an IllegalArgumentException whose message says what was given and what is accepted
     */
    public <T> @Nullable T one(String name, Function<String, T> reader) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            faults.add(new ParameterFault(name, "is given " + values.size() + " times; give it once"));
            return null;
        }
        return values.isEmpty() ? null : read(name, text(values.get(0)), reader);
    }

    /** The values of a parameter that takes several, as {@link Listed} has them; empty when it is not given. */
    public <T> Set<T> several(String name, Function<String, T> reader) {
        Set<T> read = new LinkedHashSet<>();
        for (String values : given.getOrDefault(name, List.of())) {
            for (String value : Listed.values(text(values), one -> isRead(one, reader))) {
                T one = read(name, value, reader);
                if (one != null) {
                    read.add(one);
                }
            }
        }
        return read;
    }

    /** The value of a parameter as it is defined; null when it is not given, or is faulty. */
    <T> @Nullable T one(QueryParameter<T> parameter, Snapshot snapshot) {
        return one(parameter.name(), text -> parameter.reader().read(text, snapshot));
    }

    /** The values of a parameter as it is defined; empty when it is not given. */
    <T> Set<T> several(QueryParameter<T> parameter, Snapshot snapshot) {
        return several(parameter.name(), text -> parameter.reader().read(text, snapshot));
    }

    /** A name without {@code =} has no value, which is read as an empty one. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private <T> @Nullable T read(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            faults.add(new ParameterFault(name, String.valueOf(e.getMessage())));
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

    /** @throws ProblemException (400) with every fault that was noted */
    public void requireFaultless() {
        if (!faults.isEmpty()) {
            throw ProblemException.badParameters(faults);
        }
    }
}
