/** The stories as the log of changes makes them, drafts and all, held in memory and swapped whole. */
@NullMarked
package org.chronomap.backend.snapshot.live;

import org.jspecify.annotations.NullMarked;
