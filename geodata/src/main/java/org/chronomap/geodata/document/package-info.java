/** One item of a story as its author wrote it, as JSON: how it is read, written, and what is wrong with it. */
@NullMarked
package org.chronomap.geodata.document;

import org.jspecify.annotations.NullMarked;
