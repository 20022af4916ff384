package org.chronomap.backend.state;

/**
 * Where the map stands.
 *
 * @param lat of its centre, degrees, in [-90, 90]
 * @param lon of its centre, degrees, in [-360, 360]
 * @param zoom the whole world is 256 × 2^zoom CSS pixels wide; in [-30, 30]
 */
public record View(double lat, double lon, double zoom) {}
