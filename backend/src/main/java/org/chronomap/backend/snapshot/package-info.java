/** The stories as readers are served them: each one revision, encoded in each language. */
@NullMarked
package org.chronomap.backend.snapshot;

import org.jspecify.annotations.NullMarked;
