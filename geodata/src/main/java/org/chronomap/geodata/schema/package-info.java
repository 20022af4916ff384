/** What properties each kind of item has: the one list that readers, writers and history share. */
@NullMarked
package org.chronomap.geodata.schema;

import org.jspecify.annotations.NullMarked;
