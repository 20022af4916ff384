package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
                PublicChanges.class,
                Queries.class);
        context.refresh();
        return context;
    }
}
