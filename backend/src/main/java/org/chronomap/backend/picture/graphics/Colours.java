package org.chronomap.backend.picture.graphics;

import java.awt.Color;
import org.chronomap.backend.state.Theme;

/** The colours of the front end's {@code theme.css}. */
public enum Colours {
    LIGHT(
            0xfdfcfa,
            0xffffff,
            0x1b1b1a,
            0x5a5852,
            0xd9d5cb,
            0x9c2a17,
            0xefece3,
            0xa8a294,
            0x8aa2ad,
            0xdfe8ec,
            new Color(120, 140, 150, 71)),
    DARK(
            0x14161a,
            0x1c1f25,
            0xecebe7,
            0xaaa9a3,
            0x373b43,
            0xff9a80,
            0x2a2d31,
            0x62676e,
            0x4d6470,
            0x171d24,
            new Color(150, 175, 190, 41));

    public final Color paper;
    public final Color raised;
    public final Color ink;
    public final Color quiet;
    public final Color rule;
    public final Color accent;
    public final Color land;
    public final Color border;
    public final Color coast;
    public final Color water;
    public final Color graticule;

    Colours(
            int paper,
            int raised,
            int ink,
            int quiet,
            int rule,
            int accent,
            int land,
            int border,
            int coast,
            int water,
            Color graticule) {
        this.paper = new Color(paper);
        this.raised = new Color(raised);
        this.ink = new Color(ink);
        this.quiet = new Color(quiet);
        this.rule = new Color(rule);
        this.accent = new Color(accent);
        this.land = new Color(land);
        this.border = new Color(border);
        this.coast = new Color(coast);
        this.water = new Color(water);
        this.graticule = graticule;
    }

    public static Colours of(Theme theme) {
        return switch (theme) {
            case DARK -> DARK;
            case LIGHT, AUTO -> LIGHT;
        };
    }

    /** A movement's colour, light enough for the ground. */
    public Color ofArc(Color category) {
        return this == LIGHT ? category : mixed(category, Color.WHITE, 0.6);
    }

    /** The outline of what is hollow, light enough for the ground. */
    public Color ofHollow(Color category) {
        return this == LIGHT
                ? category
                : new Color(brighter(category.getRed()), brighter(category.getGreen()), brighter(category.getBlue()));
    }

    public static Color faded(Color colour, double opacity) {
        return new Color(
                colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(colour.getAlpha() * opacity));
    }

    private static int brighter(int channel) {
        return Math.min(255, (int) Math.round(channel * 1.6));
    }

    private static Color mixed(Color one, Color other, double share) {
        return new Color(
                mixed(one.getRed(), other.getRed(), share),
                mixed(one.getGreen(), other.getGreen(), share),
                mixed(one.getBlue(), other.getBlue(), share));
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one * share + other * (1 - share));
    }
}
