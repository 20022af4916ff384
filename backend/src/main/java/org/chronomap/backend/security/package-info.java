/** Who may do what. */
@NullMarked
package org.chronomap.backend.security;

import org.jspecify.annotations.NullMarked;
