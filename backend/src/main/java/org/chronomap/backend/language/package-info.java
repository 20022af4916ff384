/** Which language a reader gets, and its words: the program's own, and those of the data folder. */
@NullMarked
package org.chronomap.backend.language;

import org.jspecify.annotations.NullMarked;
