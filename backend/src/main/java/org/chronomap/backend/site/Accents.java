package org.chronomap.backend.site;

import java.awt.Color;
import java.util.Locale;

/** The colour of what can be chosen and of what is chosen, in the light and in the dark theme. */
public record Accents(Color light, Color dark) {

    /** The ground of the light theme on which text is hardest to read: {@code --wash} of the front end's {@code theme.css}. */
    static final Color LIGHT_GROUND = new Color(0xf3f0e8);
    /** Likewise of {@code dark.css}. */
    static final Color DARK_GROUND = new Color(0x22262d);

    /** As CSS has it: {@code #9c2a17}. */
    static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }
}
