package org.chronomap.geodata.ingest.mapping;

import org.chronomap.geodata.story.WireName;

/** What a number alone means in a column of dates. */
public enum DateNumbers implements WireName {
    YEARS,
    /** Days, where 1 is 1900-01-01 and 60 a day that never was: what Excel shows when a date has lost its form. */
    EXCEL_1900,
    /** Days since 1904-01-01. */
    EXCEL_1904,
    /** Since 1970-01-01T00:00Z. */
    UNIX_SECONDS,
    UNIX_MILLISECONDS
}
