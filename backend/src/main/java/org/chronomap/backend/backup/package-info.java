/** Everything that the database holds, as one archive, and back again. */
@NullMarked
package org.chronomap.backend.backup;

import org.jspecify.annotations.NullMarked;
