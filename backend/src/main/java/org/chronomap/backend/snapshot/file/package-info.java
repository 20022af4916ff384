/** Files that are made once, mapped into memory, and read where they lie. */
@NullMarked
package org.chronomap.backend.snapshot.file;

import org.jspecify.annotations.NullMarked;
