/** Answers that are given again as they are, while what they tell of stands. */
@NullMarked
package org.chronomap.backend.answer;

import org.jspecify.annotations.NullMarked;
