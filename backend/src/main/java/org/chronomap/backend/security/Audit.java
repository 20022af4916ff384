package org.chronomap.backend.security;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps who did what. */
public interface Audit {

    /**
     * Notes something that was done.
     *
     * @param who a username
     * @param action what was done, in lower-case words with dashes: {@code account-created}
     * @param target what it was done to: a username, or the address of what was changed
     * @param detail what else an administrator needs to understand it; never a secret
     */
    Mono<Void> record(String who, String action, String target, @Nullable String detail);
}
