/**
 * What an index is made of: columns of rows, each flat and immutable. Rows are counted from 0, in the order of the index; a column
 * knows nothing of what the others hold.
 */
@NullMarked
package org.chronomap.geodata.index.column;

import org.jspecify.annotations.NullMarked;
