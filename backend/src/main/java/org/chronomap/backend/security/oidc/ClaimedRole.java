package org.chronomap.backend.security.oidc;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.security.Role;
import org.jspecify.annotations.Nullable;

/** Reads from what an OpenID provider says of somebody which role they have here. */
record ClaimedRole(OidcProperties properties) {

    /** Whether the provider decides about roles. */
    boolean isDecided() {
        return properties.roleClaim() != null;
    }

    /** The highest that is claimed, else the default. */
    Optional<Role> of(Map<String, Object> claims) {
        return values(claims).stream()
                .map(value -> Optional.ofNullable(properties.roles().get(String.valueOf(value))))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(properties.defaultRole()));
    }

    private Collection<?> values(Map<String, Object> claims) {
        String name = properties.roleClaim();
        if (name == null) {
            return List.of();
        }
        Object value = claims.containsKey(name) ? claims.get(name) : within(claims, name);
        return value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
    }

    private static @Nullable Object within(Map<String, Object> claims, String path) {
        Object value = claims;
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }
}
