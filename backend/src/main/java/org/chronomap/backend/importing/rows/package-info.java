/**
 * Imports of files of rows into a story: a file is written to disk as it comes ({@link
 * org.chronomap.backend.importing.rows.Spool}), read and checked row by row ({@link
 * org.chronomap.backend.importing.rows.RowCheck}), what is to be written of it staged in another file, and put into the story by one
 * change ({@link org.chronomap.backend.editing.ManyItems}). Of each import there are a few files in the data folder's {@code imports}
 * ({@link org.chronomap.backend.importing.rows.ImportsFolder}), which a server that was started again goes on with.
 */
@NullMarked
package org.chronomap.backend.importing.rows;

import org.jspecify.annotations.NullMarked;
