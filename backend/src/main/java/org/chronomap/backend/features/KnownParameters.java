package org.chronomap.backend.features;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters that an address takes, in the order in which they are told.
 *
 * @param names theirs
 */
record KnownParameters(List<QueryParameter<?>> all, List<String> names) {

    KnownParameters {
        all = List.copyOf(all);
        names = List.copyOf(names);
    }

    static KnownParameters of(Stream<QueryParameter<?>> parameters) {
        List<QueryParameter<?>> all = parameters.toList();
        return new KnownParameters(all, all.stream().map(QueryParameter::name).toList());
    }
}
