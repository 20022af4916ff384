/** Where what stands on a picture: headline, map, time, counts, legend and sources. */
@NullMarked
package org.chronomap.backend.picture.card;

import org.jspecify.annotations.NullMarked;
