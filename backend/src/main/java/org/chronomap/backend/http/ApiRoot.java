package org.chronomap.backend.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an API begins, and what is asked of each of its addresses alike.
 *
 * @param base absolute, without a slash at its end
 * @param asked parameters with their values, as they stand in an address: {@code lang=fr}
 */
public record ApiRoot(String base, List<String> asked) {

    public ApiRoot {
        asked = List.copyOf(asked);
    }

    /**
     * An address of the API.
     *
     * @param path below its beginning; empty = that itself
     * @param parameters that are of this address alone
     */
    public String of(String path, String... parameters) {
        List<String> query = new ArrayList<>(List.of(parameters));
        query.addAll(asked);
        return base + path + (query.isEmpty() ? "" : '?' + String.join("&", query));
    }

    /** The same, of which that alone is asked that an address takes. */
    public ApiRoot among(List<String> parameters) {
        return new ApiRoot(
                base,
                asked.stream()
                        .filter(one -> parameters.contains(one.replaceFirst("=.*", "")))
                        .toList());
    }

    /** Another one of which the same is asked. */
    public ApiRoot at(String path) {
        return new ApiRoot(base + path, asked);
    }
}
