@NullMarked
package org.chronomap.backend.browser;

import org.jspecify.annotations.NullMarked;
