package org.chronomap.backend.view;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The colours of a page: as the reader's system says, or as the address asks. */
public enum Theme {
    AUTO("light dark", "screen and (prefers-color-scheme: dark) and (forced-colors: none)"),
    LIGHT("light", null),
    DARK("dark", "screen and (forced-colors: none)");

    private final String colourScheme;
    private final @Nullable String darkWhen;

    Theme(String colourScheme, @Nullable String darkWhen) {
        this.colourScheme = colourScheme;
        this.darkWhen = darkWhen;
    }

    /** The theme that an address names; {@link #AUTO} for none, and for a name that no theme has. */
    public static Theme asked(@Nullable String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.inAddress().equals(name))
                .findFirst()
                .orElse(AUTO);
    }

    /** How an address names it. */
    public String inAddress() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of the page's {@code color-scheme}. */
    String colourScheme() {
        return colourScheme;
    }

    /** The media query under which the dark theme holds; null = never. */
    @Nullable String darkWhen() {
        return darkWhen;
    }
}
