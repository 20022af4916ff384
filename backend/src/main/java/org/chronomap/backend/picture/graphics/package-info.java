/** Lines, fills, letters and colours of pictures, in units that the layout chooses. */
@NullMarked
package org.chronomap.backend.picture.graphics;

import org.jspecify.annotations.NullMarked;
