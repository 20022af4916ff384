/** The stories as they are served: held in memory, swapped whole. */
@NullMarked
package org.chronomap.backend.snapshot;

import org.jspecify.annotations.NullMarked;
