/**
 * Files that programs and projects write under a name of their own.
 *
 * <ul>
 *   <li>Those of JSON, and GDELT's tables without headers, are read here: {@link org.chronomap.geodata.ingest.named.NamedFiles} has the
 *       readers, each of which knows its files by what they hold. Their columns are named as fields of an incident where they are some.
 *   <li>Tables are read as any table; {@link org.chronomap.geodata.ingest.named.NamedTables} then knows them by their columns.
 *   <li>What becomes of the columns is data, a file a format in the resources {@code ingest/named/}, with a link to its documentation:
 *       {@link org.chronomap.geodata.ingest.named.NamedFormat}.
 * </ul>
 *
 * {@code geodata/docs/formats.md} tells all of it to users.
 */
@NullMarked
package org.chronomap.geodata.ingest.named;

import org.jspecify.annotations.NullMarked;
