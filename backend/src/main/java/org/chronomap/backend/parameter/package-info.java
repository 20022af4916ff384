/** The parameters of an address: read one by one, and every fault told at once. */
@NullMarked
package org.chronomap.backend.parameter;

import org.jspecify.annotations.NullMarked;
