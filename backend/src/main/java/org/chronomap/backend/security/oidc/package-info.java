/** Signing in at an OpenID provider. */
@NullMarked
package org.chronomap.backend.security.oidc;

import org.jspecify.annotations.NullMarked;
