package org.chronomap.backend.embed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The part of a query string that says what is on screen: the parameters of the front end's {@code state/address.ts}, always in
 * the same order, so that one state has one address. What others add to links, like {@code utm_source}, is left out.
 */
public final class StateQuery {

    private static final Set<String> LISTS = Set.of("category", "status", "actor", "place", "source");

    private static final List<String> NAMES = List.of(
            "t",
            "mode",
            "window",
            "lang",
            "theme",
            "category",
            "status",
            "actor",
            "place",
            "source",
            "q",
            "incident",
            "scene",
            "lat",
            "lon",
            "z");

    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    private StateQuery(MultiValueMap<String, String> given) {
        for (String name : NAMES) {
            List<String> all = given.getOrDefault(name, List.of()).stream()
                    .filter(Objects::nonNull)
                    .filter(value -> !value.isBlank())
                    .toList();
            if (LISTS.contains(name) && !all.isEmpty()) {
                values.add(name, String.join(",", all));
            } else if (!all.isEmpty()) {
                values.add(name, all.get(0));
            }
        }
    }

    /** @param given decoded */
    public static StateQuery of(MultiValueMap<String, String> given) {
        return new StateQuery(given);
    }

    /** @param query as it stands in an address, without its question mark; empty = no state */
    public static StateQuery parse(String query) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                given.add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new StateQuery(given);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a browser, too, takes a lone % for itself
        }
    }

    /** The value of {@code lang}, as it was given; null = none. */
    public @Nullable String language() {
        return values.getFirst("lang");
    }

    /**
     * The state as the query of an address, with {@code ?} before it; empty when there is none.
     *
     * @param more further parameters, as they stand in an address
     */
    public String query(String... more) {
        String query = Stream.concat(
                        NAMES.stream().filter(values::containsKey).map(name -> name + '=' + encoded(name)),
                        Stream.of(more))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : '?' + query;
    }

    // These three mean nothing in the query of an address, and dates and lists read better with them.
    private String encoded(String name) {
        return UriUtils.encode(String.valueOf(values.getFirst(name)), StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
