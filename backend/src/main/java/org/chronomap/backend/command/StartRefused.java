package org.chronomap.backend.command;

import org.jspecify.annotations.Nullable;

/** The data folder is not as this program may go on with it: what is wrong, and what to do, is told in the place of a stack trace. */
public abstract class StartRefused extends IllegalStateException {

    private final String action;

    StartRefused(String what, String action, @Nullable Throwable cause) {
        super(what, cause);
        this.action = action;
    }

    /** What to do. */
    String action() {
        return action;
    }

    /** All that a command says of it. */
    String told() {
        return getMessage() + '\n' + action;
    }

    /** Found among the causes of a failure; null when it is another one. */
    static @Nullable StartRefused in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused found) {
                return found;
            }
        }
        return null;
    }
}
