/** The front end's page templates, filled in. */
@NullMarked
package org.chronomap.backend.view;

import org.jspecify.annotations.NullMarked;
