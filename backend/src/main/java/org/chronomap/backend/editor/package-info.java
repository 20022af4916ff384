/** The editor: its pages, and what they ask of the server. */
@NullMarked
package org.chronomap.backend.editor;

import org.jspecify.annotations.NullMarked;
