/** Readers, and an editor, of a server of little memory that others attack. */
@NullMarked
package org.chronomap.backend.attack;

import org.jspecify.annotations.NullMarked;
