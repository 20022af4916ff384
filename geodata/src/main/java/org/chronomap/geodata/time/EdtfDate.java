package org.chronomap.geodata.time;

/**
 * One date of an expression.
 *
 * @param bounds all that it covers
 * @param approximate {@code ~} or {@code %} stands behind it, or it is a season
 * @param uncertain {@code ?} or {@code %} stands behind it
 */
record EdtfDate(Interval bounds, Precision precision, boolean approximate, boolean uncertain) {}
