package org.chronomap.backend.security.account;

import org.chronomap.backend.store.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same in PostgreSQL. */
class AccountsInPostgresTest extends AccountsTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres postgres = Postgres.shared();
        String url = postgres.newDatabase();
        properties.add("spring.r2dbc.url", () -> url);
        properties.add("spring.r2dbc.username", postgres::user);
    }
}
