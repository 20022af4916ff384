/** Stories written out as the folders of files that they can be read from. */
@NullMarked
package org.chronomap.backend.exporting;

import org.jspecify.annotations.NullMarked;
