package org.chronomap.backend.editing;

import org.chronomap.backend.store.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same in PostgreSQL, which tells every node of what it made itself, too. */
@ContextConfiguration(initializers = OnPostgres.class)
class OwnEditOnPostgresTest extends OwnEditTest {}
