/** Tells readers of a story's changes as they are made: server-sent events. */
@NullMarked
package org.chronomap.backend.changes;

import org.jspecify.annotations.NullMarked;
