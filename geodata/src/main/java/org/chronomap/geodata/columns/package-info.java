/** A story's incidents as numbers in columns, for whoever draws and counts many of them. */
@NullMarked
package org.chronomap.geodata.columns;

import org.jspecify.annotations.NullMarked;
