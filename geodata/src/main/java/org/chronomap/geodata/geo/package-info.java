/**
 * Where things are: extents, great circles, outlines of countries, map projections, and what becomes of them at the antimeridian.
 *
 * <p>Coordinates are longitude, latitude, in degrees on WGS 84, unless a name says otherwise.
 *
 * <p>Two libraries do the geography. <b>GeoTools</b> knows the Earth: its ellipsoid, the shortest way over it ({@link
 * org.chronomap.geodata.geo.GreatCircle}) and its projections ({@link org.chronomap.geodata.geo.Projection}, for pictures as for
 * simplification in metres); never by the name of a reference system, since the tables of EPSG take seconds to open. <b>JTS</b> knows
 * the plane, whatever its unit: geometries and what they share, validity, the cut at the antimeridian, simplification that keeps the
 * topology ({@link org.chronomap.geodata.geo.Outline}).
 */
@NullMarked
package org.chronomap.geodata.geo;

import org.jspecify.annotations.NullMarked;
