package org.chronomap.backend.security.signin;

import org.chronomap.backend.store.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same in PostgreSQL. */
@ContextConfiguration(initializers = OnPostgres.class)
class SessionsInPostgresTest extends SessionsTest {}
