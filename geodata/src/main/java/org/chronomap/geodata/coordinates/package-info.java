/**
 * Positions as people type and paste them: degrees in every usual form, links of map sites, UTM, MGRS and Plus Codes. The text alone is
 * read; nothing is ever fetched. What may be read in two ways is asked, and what cannot be read says why.
 */
@NullMarked
package org.chronomap.geodata.coordinates;

import org.jspecify.annotations.NullMarked;
