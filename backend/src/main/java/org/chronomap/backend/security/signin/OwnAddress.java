package org.chronomap.backend.security.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that one may be led to after signing in: of this server alone, so that no link makes it lead elsewhere. */
final class OwnAddress {

    private OwnAddress() {}

    /** A path of this server with its query, without a proxy's prefix; empty when it is anything else. */
    static Optional<String> of(@Nullable String asked) {
        if (asked == null || !asked.startsWith("/") || asked.startsWith("//")) {
            return Optional.empty();
        }
        try {
            // What browsers read as a slash or leave out, a backslash or a line break, is not allowed in a URI.
            URI address = new URI(asked);
            return address.getRawAuthority() == null && !address.getRawPath().contains("//")
                    ? Optional.of(asked)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
