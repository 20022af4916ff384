/** The newsroom whose stories these are: its name, logo, colours and font, from a folder of the data folder. */
@NullMarked
package org.chronomap.backend.site;

import org.jspecify.annotations.NullMarked;
