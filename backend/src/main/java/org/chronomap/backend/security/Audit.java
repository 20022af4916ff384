package org.chronomap.backend.security;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps who did what. */
public interface Audit {

    /**
     * Notes something that was done, and has the log tell of it.
     *
     * @param action what was done, in lower-case words with dashes: {@code account-created}
     * @param target what it was done to: a username, or the address of what was changed
     * @param detail what else an administrator needs to understand it; never a secret
     */
    Mono<Void> record(Editor who, String action, String target, @Nullable String detail);

    /** The same as a part of a work that may yet fail: who does it has the log tell of it once it is done. */
    Mono<Void> recordPart(Editor who, String action, String target, @Nullable String detail);
}
