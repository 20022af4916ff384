/** Accounts, their passwords and tokens, and the record of who did what. */
@NullMarked
package org.chronomap.backend.security.account;

import org.jspecify.annotations.NullMarked;
