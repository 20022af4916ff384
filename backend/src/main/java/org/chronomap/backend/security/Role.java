package org.chronomap.backend.security;

import org.chronomap.geodata.story.WireName;

/** What somebody with an account may do; each may do what those before it may. */
public enum Role implements WireName {
    /** Writes drafts of their own. */
    AUTHOR,
    /** Publishes, and changes what is published. */
    EDITOR,
    /** Keeps the accounts, and removes what must not be kept. */
    ADMIN
}
