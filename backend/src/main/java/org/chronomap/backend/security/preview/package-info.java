/** Links by which drafts are seen without an account. */
@NullMarked
package org.chronomap.backend.security.preview;

import org.jspecify.annotations.NullMarked;
