package org.chronomap.backend.security.access;

import org.chronomap.backend.security.Role;
import org.jspecify.annotations.Nullable;

/** Who may ask an address by a method. */
enum Access {
    EVERYONE(null),
    AUTHOR(Role.AUTHOR),
    EDITOR(Role.EDITOR),
    ADMIN(Role.ADMIN);

    /** Whoever has an account may do as much. */
    static final Access ACCOUNT = AUTHOR;

    private final @Nullable Role least;

    Access(@Nullable Role least) {
        this.least = least;
    }

    /** @param role of who asks; null = a reader */
    boolean permits(@Nullable Role role) {
        return least == null || (role != null && role.compareTo(least) >= 0);
    }
}
