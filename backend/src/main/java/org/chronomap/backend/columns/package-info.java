/** A large story's incidents for a page that counts and draws them: a time cube, and columns in chunks. */
@NullMarked
package org.chronomap.backend.columns;

import org.jspecify.annotations.NullMarked;
