package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What it costs that appends wait for one another: the statements of an append on connections of their own, with the lock and
 * without it. PostgreSQL itself commits transactions with a notice one after the other, so those without one are measured too.
 * Each figure is of {@code benchmark.append.millis}.
 */
class AppendBenchmark {

    private static final Duration TIME = Duration.ofMillis(Integer.getInteger("benchmark.append.millis", 100));
    private static final String DOCUMENT = "{\"title\": {\"en\": \"" + "A sentence of a story. ".repeat(20) + "\"}}";

    /** What makes appends come one after the other. */
    private enum Order {
        LOCKED,
        NOTICED,
        NONE
    }

    @Test
    void appendsWithAndWithoutWaitingForOneAnother() throws Exception {
        String url = prepared();
        int made = 0;
        System.out.println("writers  with the lock  without it  without a notice too  (appends a second)");
        for (int writers : new int[] {1, 4, 16}) {
            int with = appends(url, writers, Order.LOCKED);
            int without = appends(url, writers, Order.NOTICED);
            int silent = appends(url, writers, Order.NONE);
            made += with + without + silent;
            double seconds = TIME.toMillis() / 1_000.0;
            System.out.printf(
                    "%7d  %13.0f  %10.0f  %20.0f%n", writers, with / seconds, without / seconds, silent / seconds);
            assertThat(with).isPositive();
        }
        assertThat(rows(url)).isEqualTo(made);
    }

    /** The tables as migrations make them, and a sequence for those who do not wait. */
    private static String prepared() throws SQLException, IOException {
        String url = Postgres.shared().newDatabase().replace("r2dbc:", "jdbc:");
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                InputStream tables =
                        AppendBenchmark.class.getResourceAsStream("/db/migration/postgresql/V1__log_and_items.sql")) {
            statement.execute(new String(Objects.requireNonNull(tables).readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("CREATE SEQUENCE unordered");
        }
        return url;
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, Postgres.shared().user(), "");
    }

    private static int appends(String url, int writers, Order order) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            long end = System.nanoTime() + TIME.toNanos();
            List<Callable<Integer>> works = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String item = order.name() + writers + '-' + i;
                works.add(() -> append(url, item, order, end));
            }
            int made = 0;
            for (Future<Integer> work : threads.invokeAll(works)) {
                made += work.get();
            }
            return made;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int append(String url, String item, Order order, long end) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                PreparedStatement change = connection.prepareStatement(
                        "INSERT INTO change_log (seq, story, collection, item, kind, revision, before_document,"
                                + " after_document, author, at, visible, batch) VALUES (nextval('unordered'), 's',"
                                + " 'incidents', ?, 'updated', ?, ?, ?, 'anna', 0, TRUE, 1)");
                PreparedStatement row = connection.prepareStatement(
                        "INSERT INTO item (story, collection, id, revision, published_revision, document, created_seq,"
                                + " changed_seq, updated) VALUES ('s', 'incidents', ?, 1, 1, ?, 1, 1, 0)"
                                + " ON CONFLICT (story, collection, id) DO UPDATE SET revision = item.revision + 1")) {
            connection.setAutoCommit(false);
            int made = 0;
            // Once at the least, however long the connection took.
            do {
                if (order == Order.LOCKED) {
                    statement.execute("SELECT pg_advisory_xact_lock(" + Database.APPENDS + ")");
                }
                change.setString(1, item);
                change.setInt(2, ++made);
                change.setString(3, DOCUMENT);
                change.setString(4, DOCUMENT);
                change.executeUpdate();
                row.setString(1, item);
                row.setString(2, DOCUMENT);
                row.executeUpdate();
                if (order != Order.NONE) {
                    statement.execute("SELECT pg_notify('" + Database.CHANNEL + "', '" + made + "')");
                }
                connection.commit();
            } while (System.nanoTime() < end);
            return made;
        }
    }

    private static int rows(String url) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM change_log")) {
            count.next();
            return count.getInt(1);
        }
    }
}
