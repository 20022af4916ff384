package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

class HeadKeeperTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path data;

    @Test
    void saysWhatTheDatabaseHoldsAfterEachChangeAndWhenTheServerEnds() throws Exception {
        HeadFile file = new HeadFile(data);
        try (AnnotationConfigApplicationContext store = open()) {
            create(store, "first");
            long begin = System.nanoTime();
            while (file.read().filter(held -> held.head() == 1).isEmpty()) {
                assertThat(System.nanoTime() - begin).isLessThan(LONG.toNanos());
                Thread.sleep(5);
            }
            assertThat(file.read()).contains(new DatabaseCounts(1, 0, 1, 1));
            create(store, "second");
        }
        assertThat(file.read()).contains(new DatabaseCounts(2, 0, 2, 2));
    }

    @Test
    void countsWhatOneEntryMadeAndWhatOfItMoved() throws IOException {
        HeadFile file = new HeadFile(data);
        List<String> ids = IntStream.range(0, 1_500).mapToObj(i -> "row-" + i).toList();
        try (AnnotationConfigApplicationContext store = open()) {
            create(store, "first");
            Change made = ManyAtOnce.make(store, "story", ids, id -> "{\"id\":\"" + id + "\"}")
                    .block(LONG);
            assertThat(made).isNotNull();
            store.getBean(HeadKeeper.class).keep();
            assertThat(file.read()).contains(new DatabaseCounts(1_501, 0, 1_501, 1_501));
            change(store, "row-7", ChangeKind.UPDATED);
            change(store, "row-8", ChangeKind.DELETED);
            store.getBean(HeadKeeper.class).keep();
            assertThat(file.read()).contains(new DatabaseCounts(1_503, 0, 1_503, 1_500));
            ManyAtOnce.make(store, "other", ids, id -> "{}")
                    .flatMap(other -> store.getBean(ChangeLog.class)
                            .append(append -> append.newItems("other", other.batch())
                                    .flatMap(items -> append.takeBack(items, "anna", null, true))))
                    .block(LONG);
        }
        assertThat(file.read()).contains(new DatabaseCounts(4_503, 0, 4_503, 1_500));
    }

    @Test
    void blocksOfItemsAreReadAndADatabaseOfAnEarlierVersionIsLookedAtAsItIs() throws Exception {
        List<String> ids = IntStream.range(0, 2_500).mapToObj(i -> "row-" + i).toList();
        DatabaseCounts held = new DatabaseCounts(5_001, 0, 5_001, 5_001);
        try (AnnotationConfigApplicationContext store = open();
                Connection connection = DriverManager.getConnection(
                        store.getBean(Database.class).jdbcUrl(), "sa", "")) {
            create(store, "first");
            ManyAtOnce.make(store, "story", ids, id -> "{}")
                    .then(ManyAtOnce.make(store, "other", ids, id -> "{}"))
                    .block(LONG);
            WholenessCheck check = new WholenessCheck(connection);
            assertThat(check.missing(held)).isEmpty();
            assertThat(check.missing(new DatabaseCounts(5_001, 0, 5_001, 5_002)))
                    .hasValueSatisfying(missing -> assertThat(missing).contains("it has 5001 items"));

            Statement sql = connection.createStatement();
            sql.execute("UPDATE bulk_block SET documents = SUBSTRING(documents FROM 1 FOR 9) WHERE first_item = 2000");
            assertThatThrownBy(() -> check.missing(held))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("block");
            sql.execute("DELETE FROM bulk_block WHERE first_item = 2000");
            assertThatThrownBy(() -> check.missing(held))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("gone");

            for (String table : List.of("bulk_moved", "bulk_ids", "bulk_block", "bulk_content", "bulk")) {
                sql.execute("DROP TABLE " + table);
            }
            assertThat(check.missing(new DatabaseCounts(5_001, 0, 1, 1))).isEmpty();
        }
    }

    @Test
    void whatIsLostWhileTheServerRunsIsStillMissedAfterwards() throws IOException {
        HeadFile file = new HeadFile(data);
        try (AnnotationConfigApplicationContext store = open()) {
            create(store, "first");
            create(store, "second");
            store.getBean(HeadKeeper.class).keep();
            store.getBean(DatabaseClient.class)
                    .sql("DELETE FROM change_log WHERE seq = 1")
                    .then()
                    .block(LONG);
            create(store, "third");
        }
        assertThat(file.read()).contains(new DatabaseCounts(2, 0, 2, 2));
    }

    private static void change(AnnotationConfigApplicationContext store, String id, ChangeKind kind) {
        store.getBean(ChangeLog.class)
                .append(append -> append.items("story", StoryPart.INCIDENTS, List.of(id))
                        .flatMap(items -> append.write(
                                List.of(new Append.Entry(
                                        new ItemKey("story", StoryPart.INCIDENTS, id),
                                        kind,
                                        2,
                                        null,
                                        kind == ChangeKind.DELETED ? null : "{}",
                                        true,
                                        null)),
                                items,
                                "anna",
                                null)))
                .block(LONG);
    }

    private static void create(AnnotationConfigApplicationContext store, String id) {
        ItemKey key = new ItemKey("story", StoryPart.INCIDENTS, id);
        store.getBean(ChangeLog.class)
                .append(append -> append.write(
                        List.of(new Append.Entry(key, ChangeKind.CREATED, 1, null, "{}", true, null)),
                        Map.of(),
                        "anna",
                        null))
                .block(LONG);
    }

    private AnnotationConfigApplicationContext open() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(ChronomapProperties.class, () -> new ChronomapProperties(data, null));
        context.registerBean(R2dbcProperties.class, R2dbcProperties::new);
        context.register(
                StoreConfiguration.class,
                StoreHealth.class,
                ChangeLog.class,
                Bulks.class,
                BulkStaging.class,
                PublicChanges.class,
                Queries.class);
        context.refresh();
        return context;
    }
}
