/** Stories that come from outside: folders of files. */
@NullMarked
package org.chronomap.backend.importing;

import org.jspecify.annotations.NullMarked;
