/** Pages for people. */
@NullMarked
package org.chronomap.backend.page;

import org.jspecify.annotations.NullMarked;
