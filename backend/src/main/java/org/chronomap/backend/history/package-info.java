/** The public log of a story's corrections: what changed, when and why, and never who. */
@NullMarked
package org.chronomap.backend.history;

import org.jspecify.annotations.NullMarked;
