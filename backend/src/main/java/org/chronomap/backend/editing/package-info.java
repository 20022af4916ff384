/** Changing stories: what may be asked, what it does to the log, and what is answered. */
@NullMarked
package org.chronomap.backend.editing;

import org.jspecify.annotations.NullMarked;
