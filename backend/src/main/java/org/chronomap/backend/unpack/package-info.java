/** The program unpacked, so that it starts sooner. */
@NullMarked
package org.chronomap.backend.unpack;

import org.jspecify.annotations.NullMarked;
