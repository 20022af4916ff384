/** The map of a picture: the base map, and on it the story's countries, movements, marks and names. */
@NullMarked
package org.chronomap.backend.picture.map;

import org.jspecify.annotations.NullMarked;
