package org.chronomap.backend.security.oidc;

import java.util.Map;
import org.chronomap.backend.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What accounts those get who sign in at an OpenID provider.
 *
 * @param roleClaim the claim that says what somebody may do here, with dots where it lies within others:
 *     {@code realm_access.roles}; null = the provider does not say, accounts here do
 * @param roles what its values mean; of several the one that may most
 * @param defaultRole of whom the provider says no role; null = they need an account that was made here
 */
@ConfigurationProperties("chronomap.oidc")
record OidcProperties(
        @Nullable String roleClaim,
        @DefaultValue Map<String, Role> roles,
        @Nullable Role defaultRole) {

    OidcProperties {
        roles = Map.copyOf(roles);
        if (roleClaim == null && !roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "chronomap.oidc.roles says what values mean, but chronomap.oidc.role-claim"
                            + " does not say of which claim; set it to the claim's name, like groups");
        }
    }
}
