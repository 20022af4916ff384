/** What went wrong with a request, and how it is told. */
@NullMarked
package org.chronomap.backend.problem;

import org.jspecify.annotations.NullMarked;
