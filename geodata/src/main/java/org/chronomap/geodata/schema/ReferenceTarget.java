package org.chronomap.geodata.schema;

/** What a reference leads to. */
public enum ReferenceTarget {
    CATEGORY,
    PLACE,
    INCIDENT,
    /** An incident or a movement. */
    EVENT,
    /** A property of the same item, by its name. */
    PROPERTY
}
