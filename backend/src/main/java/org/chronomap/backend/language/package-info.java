/** Which language a reader gets. */
@NullMarked
package org.chronomap.backend.language;

import org.jspecify.annotations.NullMarked;
