package org.chronomap.backend.editing;

/** A story was changed so much since something was judged by it that it must be judged anew. */
public final class StoryMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoryMovedException(String story) {
        super("The story " + story + " was changed meanwhile");
    }
}
