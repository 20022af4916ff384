/** The items of a story's collections as GeoJSON: OGC API Features 1.0, in part. */
@NullMarked
package org.chronomap.backend.features;

import org.jspecify.annotations.NullMarked;
