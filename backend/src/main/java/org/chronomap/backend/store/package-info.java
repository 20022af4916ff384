/** What is kept: the log of changes and what they led to, in H2 or PostgreSQL. */
@NullMarked
package org.chronomap.backend.store;

import org.jspecify.annotations.NullMarked;
