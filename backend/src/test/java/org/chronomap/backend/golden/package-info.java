/** What a server answers, held against answers that a person has looked at. */
@NullMarked
package org.chronomap.backend.golden;

import org.jspecify.annotations.NullMarked;
