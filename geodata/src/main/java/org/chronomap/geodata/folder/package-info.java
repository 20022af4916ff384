/** Story folders: reading one with all its faults by file and line, and writing one. */
@NullMarked
package org.chronomap.geodata.folder;

import org.jspecify.annotations.NullMarked;
