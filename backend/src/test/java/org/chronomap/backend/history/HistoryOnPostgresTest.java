package org.chronomap.backend.history;

import org.chronomap.backend.store.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with the other database. */
class HistoryOnPostgresTest extends HistoryTest {

    @DynamicPropertySource
    static void usePostgres(DynamicPropertyRegistry properties) {
        String database = Postgres.shared().newDatabase();
        properties.add("spring.r2dbc.url", () -> database);
        properties.add("spring.r2dbc.username", () -> Postgres.shared().user());
    }
}
