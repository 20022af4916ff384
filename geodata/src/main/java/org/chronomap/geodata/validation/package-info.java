/** A whole story made of documents and checked, and the next one that a revision makes of it. */
@NullMarked
package org.chronomap.geodata.validation;

import org.jspecify.annotations.NullMarked;
