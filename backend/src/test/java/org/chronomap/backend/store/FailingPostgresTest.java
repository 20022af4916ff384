package org.chronomap.backend.store;

import org.springframework.test.context.ContextConfiguration;

/** The same in PostgreSQL. */
@ContextConfiguration(initializers = OnPostgres.class)
class FailingPostgresTest extends FailingDatabaseTest {}
