@NullMarked
package org.chronomap.backend;

import org.jspecify.annotations.NullMarked;
