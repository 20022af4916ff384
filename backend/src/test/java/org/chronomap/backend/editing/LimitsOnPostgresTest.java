package org.chronomap.backend.editing;

import org.chronomap.backend.store.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same in PostgreSQL. */
@ContextConfiguration(initializers = OnPostgres.class)
class LimitsOnPostgresTest extends LimitsTest {}
