package org.chronomap.geodata.schema;

/** How many values a property has. */
public enum Cardinality {
    ONE,
    /** An array. */
    LIST,
    /** An object, whose members are named by the author. */
    BY_KEY
}
