package org.chronomap.geodata.ingest.mapping;

import org.chronomap.geodata.story.WireName;

/** How closely a date is known, as another column says it. */
public enum DatePrecision implements WireName {
    /** As it is written. */
    EXACT,
    DAY,
    /** Within three days before or after it. */
    WEEK,
    MONTH,
    YEAR,
    DECADE,
    /** About then. */
    APPROXIMATE,
    /** Not at all. */
    UNKNOWN
}
