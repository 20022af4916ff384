/** Stories in pages of other sites: oEmbed. */
@NullMarked
package org.chronomap.backend.embed;

import org.jspecify.annotations.NullMarked;
