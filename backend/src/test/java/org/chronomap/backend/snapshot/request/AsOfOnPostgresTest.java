package org.chronomap.backend.snapshot.request;

import org.chronomap.backend.store.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same with the other database. */
@ContextConfiguration(initializers = OnPostgres.class)
class AsOfOnPostgresTest extends AsOfTest {}
