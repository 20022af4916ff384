/** What the program does on the command line instead of serving. */
@NullMarked
package org.chronomap.backend.command;

import org.jspecify.annotations.NullMarked;
