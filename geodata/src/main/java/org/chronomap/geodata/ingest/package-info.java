/**
 * Rows of files that others have written: {@link org.chronomap.geodata.ingest.Formats} finds out what a file is and gives its
 * {@link org.chronomap.geodata.ingest.Rows}, one after another in bounded memory. What is wrong with a row is a value beside it.
 */
@NullMarked
package org.chronomap.geodata.ingest;

import org.jspecify.annotations.NullMarked;
