package org.chronomap.backend.editor;

import org.chronomap.backend.store.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same with the other database. */
@ContextConfiguration(initializers = OnPostgres.class)
class EditorRequestsOnPostgresTest extends EditorRequestsTest {}
