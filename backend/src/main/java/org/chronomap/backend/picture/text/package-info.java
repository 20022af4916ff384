/** What stands on a picture, and what a picture shows, in words. */
@NullMarked
package org.chronomap.backend.picture.text;

import org.jspecify.annotations.NullMarked;
