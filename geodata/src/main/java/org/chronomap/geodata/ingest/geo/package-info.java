/**
 * Rows of what map programs write, a row a feature: {@link org.chronomap.geodata.ingest.geo.GeoFiles} finds out which of them a file
 * is. Each is read twice, first for the names that its features have, since most can have another in the last one.
 */
@NullMarked
package org.chronomap.geodata.ingest.geo;

import org.jspecify.annotations.NullMarked;
