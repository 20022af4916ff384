/** What answers are written with: the front end's page templates, filled in, and XML. */
@NullMarked
package org.chronomap.backend.view;

import org.jspecify.annotations.NullMarked;
