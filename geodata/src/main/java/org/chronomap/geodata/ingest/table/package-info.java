/**
 * Tables: text with delimiters, XLSX and ODS. Each gives a {@link org.chronomap.geodata.ingest.table.Grid} of lines, in which
 * {@link org.chronomap.geodata.ingest.table.TableRows} finds the headers.
 */
@NullMarked
package org.chronomap.geodata.ingest.table;

import org.jspecify.annotations.NullMarked;
