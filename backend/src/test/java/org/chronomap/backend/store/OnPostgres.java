package org.chronomap.backend.store;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Has a server keep what it holds in PostgreSQL; all tests that ask for it share one. */
public final class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Postgres postgres = Postgres.shared();
        TestPropertyValues.of("spring.r2dbc.url=" + postgres.newDatabase(), "spring.r2dbc.username=" + postgres.user())
                .applyTo(context);
    }
}
