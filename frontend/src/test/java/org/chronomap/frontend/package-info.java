@NullMarked
package org.chronomap.frontend;

import org.jspecify.annotations.NullMarked;
