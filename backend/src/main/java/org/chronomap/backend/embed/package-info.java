/** Stories in pages of other sites: oEmbed, and the state that an address carries. */
@NullMarked
package org.chronomap.backend.embed;

import org.jspecify.annotations.NullMarked;
