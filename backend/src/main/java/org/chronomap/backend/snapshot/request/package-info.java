/** Which snapshot of a story, and in which language, a request is answered with: as it is, as it was known, or with its drafts. */
@NullMarked
package org.chronomap.backend.snapshot.request;

import org.jspecify.annotations.NullMarked;
