/** Where something is, for whoever writes a story: pasted coordinates and names of places. */
@NullMarked
package org.chronomap.backend.gazetteer;

import org.jspecify.annotations.NullMarked;
