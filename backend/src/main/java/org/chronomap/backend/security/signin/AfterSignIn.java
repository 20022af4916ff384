package org.chronomap.backend.security.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Where one comes to after signing in. */
@Component
public final class AfterSignIn {

    private static final String EDITOR = "/edit";

    private final RequestMappingHandlerMapping handlers;

    AfterSignIn(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    /**
     * A path of this server, without a proxy's prefix.
     *
     * @param asked where somebody wanted to go; not followed when it leads elsewhere
     */
    public String after(@Nullable String asked) {
        return OwnAddress.of(asked).orElseGet(() -> hasEditor() ? EDITOR : "/");
    }

    private boolean hasEditor() {
        return handlers.getHandlerMethods().keySet().stream()
                .anyMatch(mapping -> mapping.getDirectPaths().contains(EDITOR));
    }
}
