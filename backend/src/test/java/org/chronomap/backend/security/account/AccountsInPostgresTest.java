package org.chronomap.backend.security.account;

import org.chronomap.backend.store.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same in PostgreSQL. */
@ContextConfiguration(initializers = OnPostgres.class)
class AccountsInPostgresTest extends AccountsTest {}
