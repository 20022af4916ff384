package org.chronomap.geodata.coordinates;

import org.chronomap.geodata.story.WireName;

/** What a text leaves open. */
public enum Question implements WireName {
    /** Which of two numbers is the latitude. */
    ORDER,
    /** What a letter means: O is east in German and west in French; or to which of two numbers it belongs. */
    DIRECTION,
    /** Whether the S of {@code 43S} is the southern hemisphere or the band from 32 to 40 degrees north. */
    BAND
}
