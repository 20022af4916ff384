/**
 * Dates as people type them, in several languages, read into EDTF; what can be read in two ways is asked, and what cannot be read is
 * told. The way of a text: {@link org.chronomap.geodata.time.typed.Lexer} cuts it, {@link
 * org.chronomap.geodata.time.typed.Vocabulary} says what its words may mean, {@link
 * org.chronomap.geodata.time.typed.Expression} finds the dates in it and what is said of them, {@link
 * org.chronomap.geodata.time.typed.SideReader} reads each date, and {@link org.chronomap.geodata.time.typed.Context} adds the year.
 */
@NullMarked
package org.chronomap.geodata.time.typed;

import org.jspecify.annotations.NullMarked;
