/** The items of a story's collections, and what its API and the server's say of themselves: OGC API Features 1.0, part 1. */
@NullMarked
package org.chronomap.backend.features;

import org.jspecify.annotations.NullMarked;
