/** What search engines and feed readers ask for: Atom, sitemap, robots. */
@NullMarked
package org.chronomap.backend.feeds;

import org.jspecify.annotations.NullMarked;
