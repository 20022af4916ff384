/** Scripts, styles and the base map, under names that change with their content. */
@NullMarked
package org.chronomap.backend.assets;

import org.jspecify.annotations.NullMarked;
