/** A story as a folder of files, which any file host can serve. */
@NullMarked
package org.chronomap.backend.publish;

import org.jspecify.annotations.NullMarked;
