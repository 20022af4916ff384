/** Pictures as files: PNG and GIF. */
@NullMarked
package org.chronomap.backend.picture.file;

import org.jspecify.annotations.NullMarked;
