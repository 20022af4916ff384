/** What a reader has chosen to see of a story, read from an address as the reader page reads it. */
@NullMarked
package org.chronomap.backend.state;

import org.jspecify.annotations.NullMarked;
