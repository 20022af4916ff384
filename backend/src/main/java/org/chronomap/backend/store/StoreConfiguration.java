package org.chronomap.backend.store;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.chronomap.backend.ChronomapProperties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reaches the database, and brings its tables to what this version expects before anything asks it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int CONNECTIONS = 8;
    private static final int WAITING = 1_000;
    private static final int CONNECT_RETRIES = 100;
    private static final int CONNECT_RETRIES_INTERVAL_SECONDS = 5;

    @Bean
    Database database(ChronomapProperties chronomap, R2dbcProperties settings) throws IOException {
        Database database = Database.at(settings.getUrl(), chronomap.dataDir());
        if (settings.getUrl() == null) {
            Files.createDirectories(chronomap.dataDir());
        }
        return database;
    }

    @Bean
    Flyway flyway(Database database, R2dbcProperties settings, ChronomapProperties chronomap) throws IOException {
        String user = user(database, settings);
        if (database.isInDataFolder()) {
            new DatabaseFile(database, chronomap.dataDir(), user, orEmpty(settings.getPassword())).prepare();
        }
        Flyway flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), user, orEmpty(settings.getPassword()))
                .locations(database.kind().migrations())
                // A node may be started before its database. Each attempt is told in the log.
                .connectRetries(database.kind() == Database.Kind.H2 ? 0 : CONNECT_RETRIES)
                .connectRetriesInterval(CONNECT_RETRIES_INTERVAL_SECONDS)
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw database.isInDataFolder() && DatabaseDamage.isWhy(e)
                    ? DatabaseFile.unreadable(chronomap.dataDir(), e)
                    : e;
        }
        return flyway;
    }

    @Bean
    Database.Direct direct(Database database, R2dbcProperties settings) {
        ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.parse(database.url())
                .mutate()
                .option(ConnectionFactoryOptions.USER, user(database, settings))
                .option(ConnectionFactoryOptions.PASSWORD, orEmpty(settings.getPassword()));
        return new Database.Direct(
                switch (database.kind()) {
                    case H2 -> ConnectionFactories.get(options.build());
                    case POSTGRESQL ->
                        ConnectionFactories.get(Timeouts.bounded(options).build());
                });
    }

    @Bean
    ConnectionFactory connectionFactory(Database database, Database.Direct direct, Flyway migrated) {
        return switch (database.kind()) {
            // Its connections cost nothing to open, and a pool would open them on threads that must not wait.
            case H2 -> direct.connections();
            case POSTGRESQL ->
                new ConnectionPool(ConnectionPoolConfiguration.builder(direct.connections())
                        .maxSize(CONNECTIONS)
                        .maxAcquireTime(Timeouts.TO_CONNECT)
                        .maxIdleTime(Duration.ofMinutes(1))
                        .build());
        };
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connections) {
        return DatabaseClient.create(connections);
    }

    @Bean
    ReactiveTransactionManager transactions(ConnectionFactory connections) {
        return new R2dbcTransactionManager(connections);
    }

    @Bean
    HeadKeeper headKeeper(Database database, DatabaseClient client, ChronomapProperties chronomap) {
        return new HeadKeeper(database, client, chronomap.dataDir());
    }

    /** Where the database is asked: H2 works on the thread that asks it, which must not be one that serves readers. */
    @Bean(destroyMethod = "dispose")
    Scheduler storeScheduler() {
        return Schedulers.newBoundedElastic(CONNECTIONS, WAITING, "store", 60, true);
    }

    private static String user(Database database, R2dbcProperties settings) {
        String user = settings.getUsername();
        return user != null ? user : database.kind() == Database.Kind.H2 ? "sa" : "";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
