package org.chronomap.geodata.story;

/** How closely the place of an incident is known. */
public enum GeoPrecision implements WireName {
    /** The very spot, within some hundred metres. */
    EXACT,
    /** Somewhere in a town. */
    CITY,
    /** Somewhere in a part of a country. */
    REGION,
    /** Somewhere in a country: drawn as its area, never as a pin. */
    COUNTRY,
    /** No place was given: no mark on the map. */
    NONE
}
