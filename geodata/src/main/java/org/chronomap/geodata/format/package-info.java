/** Readers and writers of stories. */
@NullMarked
package org.chronomap.geodata.format;

import org.jspecify.annotations.NullMarked;
