/** What tests demand of threads that must not block. */
@NullMarked
package org.chronomap.backend.blocking;

import org.jspecify.annotations.NullMarked;
