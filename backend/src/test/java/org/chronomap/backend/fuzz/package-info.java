/** Requests of all kinds, most of them wrong, sent to the whole server: it answers each, and goes on. */
@NullMarked
package org.chronomap.backend.fuzz;

import org.jspecify.annotations.NullMarked;
