package org.chronomap.geodata.coordinates;

import org.chronomap.geodata.story.WireName;

/**
 * Why a text that is meant as a position says none; what would be right is told in words by {@code pasted.refused} of the interface's
 * languages. Where several hold, the first is told.
 */
public enum Refusal implements WireName {
    TOO_LONG,
    /** A link that leads to another, which would have to be fetched. */
    SHORT_LINK,
    /** A link to a way, which has several positions. */
    ROUTE,
    /** A site whose maps are off by some hundred metres, as the law of China wants it. */
    SHIFTED_MAP,
    /** A link without any. */
    NO_POSITION,
    /** Another than WGS 84. */
    REFERENCE_SYSTEM,
    /** Which one company alone can resolve. */
    WHAT3WORDS,
    PLUS_CODE,
    /** A Plus Code that holds near some town alone. */
    SHORT_PLUS_CODE,
    /** Of UTM or MGRS. */
    ZONE,
    /** UTM or MGRS of a square that is not. */
    GRID,
    SIGN_AND_DIRECTION,
    /** 60 or more of them; of seconds likewise. */
    MINUTES,
    SECONDS,
    /** A fraction of what minutes or seconds follow. */
    FRACTION,
    LATITUDE,
    LONGITUDE,
    /** Two latitudes, or two longitudes. */
    SAME_AXIS,
    /** Of a grid that is not told. */
    METRES,
    /** A minus sign, or something between two numbers. */
    HYPHEN,
    UNKNOWN_WORD,
    ONE_NUMBER,
    MORE_NUMBERS,
    FORM
}
