package org.chronomap.geodata.ingest;

/**
 * What a file is.
 *
 * @param id for programs: {@code csv}, {@code geojson}, {@code acled}
 * @param label as people call it
 */
public record Format(String id, String label) {}
