/** What the server's start is compared with. Not below org.chronomap, where tests of the server would find it. */
@NullMarked
package bare;

import org.jspecify.annotations.NullMarked;
