/** One revision of a story, ready to be asked by time and place. */
@NullMarked
package org.chronomap.geodata.index;

import org.jspecify.annotations.NullMarked;
