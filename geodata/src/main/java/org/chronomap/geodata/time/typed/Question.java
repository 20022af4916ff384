package org.chronomap.geodata.time.typed;

import java.util.Locale;

/** What is asked of who typed a date that can be read in several ways. The first that several readings differ in is the one asked. */
public enum Question {
    /** Which of two things it says of a date: before it or up to it, still going on or not known how long. */
    MEANING,
    /** Which number is the day, and which the month: 3/1. */
    DAY_OR_MONTH,
    /** Whether a number is a day or a year: January 22. */
    DAY_OR_YEAR,
    /** Which century a year of two digits is in. */
    CENTURY,
    /** Which year is meant, where none is written. */
    YEAR,
    /** Which winter: the one that begins in that year, or that ends in it. */
    WINTER,
    /** Ten years, or a hundred: the 1900s. */
    DECADE_OR_CENTURY,
    /** In the morning or in the afternoon: 2:30. */
    HALF_OF_DAY,
    /** Midnight at the beginning of the day or at its end. */
    MIDNIGHT,
    /** The night before the day, or after it. */
    NIGHT;

    /** The name on the wire: {@code day-or-month}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
