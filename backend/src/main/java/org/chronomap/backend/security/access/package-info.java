/** Who may ask which address. */
@NullMarked
package org.chronomap.backend.security.access;

import org.jspecify.annotations.NullMarked;
