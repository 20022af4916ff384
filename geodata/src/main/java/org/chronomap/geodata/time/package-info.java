/**
 * Story time: dates as a newsroom writes them (EDTF, ISO 8601-2), read to closed intervals of milliseconds in the
 * story's own zone, and said in words again.
 */
@NullMarked
package org.chronomap.geodata.time;

import org.jspecify.annotations.NullMarked;
