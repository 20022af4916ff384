/**
 * Names of the world's countries, regions, towns and airports, and where a position is in words. It knows stories only as far as
 * their places are named too.
 */
@NullMarked
package org.chronomap.geodata.gazetteer;

import org.jspecify.annotations.NullMarked;
