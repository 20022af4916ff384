package org.chronomap.backend.security;

import reactor.core.publisher.Mono;

/** Tells whether a preview link still holds. */
public interface PreviewTokens {

    /** Whether a token, as {@code ?preview=} has it, lets one see the drafts of a story now. */
    Mono<Boolean> permits(String story, String token);
}
