/** What holds for every answer. */
@NullMarked
package org.chronomap.backend.http;

import org.jspecify.annotations.NullMarked;
