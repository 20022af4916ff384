/** Several whole servers on one database, and servers that are killed. */
@NullMarked
package org.chronomap.backend.nodes;

import org.jspecify.annotations.NullMarked;
