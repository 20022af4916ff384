/** Stories and their items as GeoJSON: written for readers, and read back as documents. */
@NullMarked
package org.chronomap.geodata.geojson;

import org.jspecify.annotations.NullMarked;
