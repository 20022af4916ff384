/**
 * From rows of any file to the documents of incidents and movements.
 *
 * <ol>
 *   <li>{@link org.chronomap.geodata.ingest.mapping.MappingGuess} proposes a {@link org.chronomap.geodata.ingest.mapping.Mapping} of a
 *       file's columns to fields, each rule with its reason; {@link org.chronomap.geodata.ingest.mapping.MappingJson} writes and reads it,
 *       so that somebody can mend it and keep it.
 *   <li>{@link org.chronomap.geodata.ingest.mapping.Survey} takes every row of the file once and decides what one row alone does not say:
 *       the order of day and month ({@link org.chronomap.geodata.ingest.mapping.ColumnOfDates}), which number is the latitude ({@link
 *       org.chronomap.geodata.ingest.mapping.ColumnOfPositions}), how numbers are parted, which places names mean ({@link
 *       org.chronomap.geodata.ingest.mapping.PlaceNames}), which categories words mean ({@link
 *       org.chronomap.geodata.ingest.mapping.Equals}). What it decided are notes, what it cannot decide are questions.
 *   <li>{@link org.chronomap.geodata.ingest.mapping.RowReader} takes every row again and makes its document, or faults.
 *   <li>{@link org.chronomap.geodata.ingest.mapping.Comparison} says what each document would change in the story.
 * </ol>
 *
 * Of a file of any length they hold counts, distinct names up to a bound, and a number of 64 bits for each id.
 */
@NullMarked
package org.chronomap.geodata.ingest.mapping;

import org.jspecify.annotations.NullMarked;
