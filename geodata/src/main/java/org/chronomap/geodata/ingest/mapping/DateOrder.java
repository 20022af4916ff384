package org.chronomap.geodata.ingest.mapping;

import org.chronomap.geodata.story.WireName;

/** In which order a column writes dates of numbers alone. */
public enum DateOrder implements WireName {
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST
}
