/**
 * Files for other programs: each {@link org.chronomap.geodata.export.ExportFormat} writes features one after another, as they come, and says
 * what of a story it cannot hold.
 */
@NullMarked
package org.chronomap.geodata.export;

import org.jspecify.annotations.NullMarked;
