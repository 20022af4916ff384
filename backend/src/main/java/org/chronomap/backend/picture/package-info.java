/** Pictures of a story, drawn by the server: what the reader page shows, for where only pictures are possible. */
@NullMarked
package org.chronomap.backend.picture;

import org.jspecify.annotations.NullMarked;
