package org.chronomap.backend.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chronomap.backend.http.ListParameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a reader page's address, taken one by one; what cannot be used is noted. */
record StateParameters(Map<String, List<String>> parameters, List<ReaderAddress.Refused> refused) {

    Optional<String> first(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .findFirst();
    }

    <T> @Nullable T one(String name, Function<String, Optional<T>> read) {
        Optional<String> value = first(name);
        Optional<T> taken = value.flatMap(read);
        if (value.isPresent() && taken.isEmpty()) {
            refused.add(new ReaderAddress.Refused(name, value.get(), false));
        }
        return taken.orElse(null);
    }

    /** @param meant what each value means; asked for only where there are values */
    <T> Set<T> list(String name, Supplier<Function<String, Optional<T>>> meant) {
        List<String> given = parameters.getOrDefault(name, List.of());
        if (given.isEmpty()) {
            return Set.of();
        }
        Function<String, Optional<T>> meaning = meant.get();
        Set<T> taken = new LinkedHashSet<>();
        for (String values : given) {
            for (String value : ListParameter.values(
                    Objects.requireNonNullElse(values, ""),
                    text -> meaning.apply(text).isPresent())) {
                Optional<T> one = meaning.apply(value);
                one.ifPresentOrElse(taken::add, () -> refused.add(new ReaderAddress.Refused(name, value, false)));
            }
        }
        return taken;
    }
}
