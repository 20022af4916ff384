package org.chronomap.geodata.story;

/** How it is known that something happened, or that it has not happened yet. */
public enum Status implements WireName {
    /** Seen by the source's own reporters, or stated by the source as fact. */
    REPORTED,
    /** Stated as fact by several independent sources. */
    CONFIRMED,
    /** Said by an official or a party; the source attributes it and does not vouch for it. */
    CLAIMED,
    /** Said by one side and denied by another. */
    DISPUTED,
    /** Was to happen after the day as of which the story is known. */
    PLANNED,
    /** Withdrawn by the newsroom; kept so that a reader who saw it learns so. */
    RETRACTED
}
