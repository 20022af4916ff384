package org.chronomap.backend.http;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The values of a parameter that takes several, as the front end's {@code state/address.ts} reads them too. A comma parts two; one
 * within a value is written {@code %2C}, in an address {@code %252C}, or stays as it is where only the whole is known.
 */
public final class ListParameter {

    private ListParameter() {}

    /** @param known whether there is such a value; asked only of what holds a comma */
    public static List<String> values(String given, Predicate<String> known) {
        List<String> parts = Arrays.stream(given.split(",", -1))
                .map(part -> part.replaceAll("(?i)%2C", ",").strip())
                .toList();
        String whole = given.strip();
        return parts.size() > 1 && !parts.stream().allMatch(known) && known.test(whole) ? List.of(whole) : parts;
    }
}
