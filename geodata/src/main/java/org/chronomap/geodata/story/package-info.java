/** What a story is made of: values without behaviour beyond what they mean. */
@NullMarked
package org.chronomap.geodata.story;

import org.jspecify.annotations.NullMarked;
