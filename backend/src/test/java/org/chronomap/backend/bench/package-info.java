/** Measures the server and its peers in one run each, and writes what came of it as a table and a drawing. */
@NullMarked
package org.chronomap.backend.bench;

import org.jspecify.annotations.NullMarked;
