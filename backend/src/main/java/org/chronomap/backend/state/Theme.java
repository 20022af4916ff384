package org.chronomap.backend.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours that a page is asked for in; one that follows the reader's system is light where there is no reader. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** The theme that an address names. */
    public static Optional<Theme> find(String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.inAddress().equals(name))
                .findFirst();
    }

    /** How an address names it. */
    public String inAddress() {
        return name().toLowerCase(Locale.ROOT);
    }
}
