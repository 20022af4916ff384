package org.chronomap.backend.security.signin;

import org.chronomap.backend.security.account.Account;

/** Somebody whom another server vouches for, and who has an account here. */
public interface Entrant {

    Account account();
}
