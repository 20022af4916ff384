package org.chronomap.backend.security.signin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody was not let in: what they gave is not right, or they must wait before they try again. */
final class SignInRefused extends RuntimeException {

    private final transient @Nullable Duration wait;

    private SignInRefused(String message, @Nullable Duration wait) {
        super(message, null, false, false);
        this.wait = wait;
    }

    static SignInRefused wrong(String message) {
        return new SignInRefused(message, null);
    }

    static SignInRefused slowed(Duration wait) {
        return new SignInRefused("Too many attempts to sign in failed; try again in " + seconds(wait) + " s", wait);
    }

    boolean isSlowed() {
        return wait != null;
    }

    /** Whole seconds to wait, at least 1. */
    long waitSeconds() {
        return seconds(wait == null ? Duration.ZERO : wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
