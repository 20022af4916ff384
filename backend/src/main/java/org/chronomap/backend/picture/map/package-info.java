/**
 * The map of a picture: the base map, and on it the story's countries, movements, marks and names.
 *
 * <p>GeoTools projects the base map once and makes it shapes; Java2D clips them to each picture. To have GeoTools clip them first
 * (GeometryClipper) took as long, 31 ms for a card of five countries, 10 ms for one of a city, and began dashes elsewhere.
 */
@NullMarked
package org.chronomap.backend.picture.map;

import org.jspecify.annotations.NullMarked;
