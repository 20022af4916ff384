package org.chronomap.geodata.coordinates;

import java.util.Set;

/** A part of a text that says degrees. */
sealed interface Token {

    /**
     * A number without its sign.
     *
     * @param digits how many stand before the decimal point
     * @param decimals how many stand behind it
     */
    record Amount(double value, int digits, int decimals) implements Token {}

    /** What the number before it counts. */
    enum Unit implements Token {
        DEGREES,
        MINUTES,
        SECONDS
    }

    /** @param sides what a word may mean, in one language or another */
    record Towards(Set<Side> sides) implements Token {
        public Towards {
            sides = Set.copyOf(sides);
        }
    }

    /** A word that says what a number is. */
    record Label(Side.Axis axis) implements Token {}

    /** @param isIso whether the text is written as ISO 6709 has it, where numbers may hold minutes */
    record Sign(boolean isMinus, boolean isIso) implements Token {}

    /** A comma, or anything else that parts two angles. */
    record Break() implements Token {}

    /** Between two numbers: a minus sign, or none. */
    record Hyphen() implements Token {}

    /** A word that says nothing of a position ({@code GPS}). */
    record Filler(String word) implements Token {}

    record Unknown(String text) implements Token {}
}
