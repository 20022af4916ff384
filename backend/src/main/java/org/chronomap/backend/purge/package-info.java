/** Legal removal: what must not be kept goes from everything, and a neutral mark stays. */
@NullMarked
package org.chronomap.backend.purge;

import org.jspecify.annotations.NullMarked;
