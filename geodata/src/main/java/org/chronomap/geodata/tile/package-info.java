/** Tiles of the Web Mercator square, and the PMTiles archive that holds them in one file. */
@NullMarked
package org.chronomap.geodata.tile;

import org.jspecify.annotations.NullMarked;
