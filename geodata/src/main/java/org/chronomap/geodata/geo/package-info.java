/**
 * Where things are: extents, great circles, outlines of countries, and what becomes of them at the antimeridian.
 *
 * <p>Coordinates are longitude, latitude, in degrees on WGS 84, unless a name says otherwise.
 */
@NullMarked
package org.chronomap.geodata.geo;

import org.jspecify.annotations.NullMarked;
