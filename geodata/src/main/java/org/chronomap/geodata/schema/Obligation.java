package org.chronomap.geodata.schema;

/** Whether an item must have a property. */
public enum Obligation {
    REQUIRED,
    OPTIONAL,
    /** As other properties of the item have it: {@code at} is for all places but countries. */
    DEPENDS
}
