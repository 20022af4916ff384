/** What a map shows beyond the built-in one: streets of a file on this server, or pictures of another's. */
@NullMarked
package org.chronomap.backend.basemap;

import org.jspecify.annotations.NullMarked;
