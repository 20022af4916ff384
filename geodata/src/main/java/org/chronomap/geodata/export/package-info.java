/**
 * Files for other programs: each {@link org.chronomap.geodata.export.ExportFormat} writes features one after another, as they come, and
 * keeps none of them.
 */
@NullMarked
package org.chronomap.geodata.export;

import org.jspecify.annotations.NullMarked;
