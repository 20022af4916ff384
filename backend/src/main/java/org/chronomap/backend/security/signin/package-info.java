/** How somebody proves who they are, and stays known. */
@NullMarked
package org.chronomap.backend.security.signin;

import org.jspecify.annotations.NullMarked;
