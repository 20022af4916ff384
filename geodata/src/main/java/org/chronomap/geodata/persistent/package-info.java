/** Collections that are never changed: the next version of one shares with it all that is the same. */
@NullMarked
package org.chronomap.geodata.persistent;

import org.jspecify.annotations.NullMarked;
