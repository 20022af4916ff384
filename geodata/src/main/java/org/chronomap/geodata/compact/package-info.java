/** Items in few bytes: held so, and made objects again when they are asked for. */
@NullMarked
package org.chronomap.geodata.compact;

import org.jspecify.annotations.NullMarked;
