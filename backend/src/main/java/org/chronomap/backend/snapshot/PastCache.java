package org.chronomap.backend.snapshot;

/** Keeps in memory or on disk what it made of stories as they once were. */
public interface PastCache {

    /** Lets go of all that it made of a story; called by a thread that must not be held. */
    void forget(String story);
}
