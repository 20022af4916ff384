package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/** What the store holds at one instant, in both databases. */
class InventoriesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void saysOfAllItemsWhatItsHeadSays(Database.Kind kind) {
        try (AnnotationConfigApplicationContext store = open(kind)) {
            create(store, "first").block(LONG);
            create(store, "second").block(LONG);

            Inventory inventory = Objects.requireNonNull(
                    store.getBean(Inventories.class).take().block(LONG));

            assertThat(inventory.head()).isEqualTo(2);
            assertThat(inventory.restored()).isZero();
            assertThat(inventory.lastOfStories()).isEqualTo(Map.of("story", 2L));
            assertThat(inventory.items()).extracting(item -> item.key().id()).containsExactly("first", "second");
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesNothingOfWhatIsAppendedBetweenTwoOfItsReads(Database.Kind kind) {
        try (AnnotationConfigApplicationContext store = open(kind)) {
            create(store, "first").block(LONG);
            DatabaseClient client = store.getBean(DatabaseClient.class);
            Mono<Long> count = client.sql("SELECT COUNT(*) AS items FROM item")
                    .map(row -> Columns.number(row, "items"))
                    .one();

            Long seen = store.getBean(ConsistentRead.class)
                    .read(client.sql("SELECT seq FROM log_head")
                            .map(row -> Columns.number(row, "seq"))
                            .one()
                            .flatMap(head -> create(store, "second").contextWrite(context -> Context.empty()))
                            .then(count)
                            .publishOn(store.getBean(Scheduler.class)))
                    .block(LONG);

            assertThat(seen).isEqualTo(1);
        }
    }

    private static Mono<List<Change>> create(AnnotationConfigApplicationContext store, String id) {
        ItemKey key = new ItemKey("story", StoryPart.INCIDENTS, id);
        return store.getBean(ChangeLog.class)
                .append(append -> append.write(
                        List.of(new Append.Entry(key, ChangeKind.CREATED, 1, null, "{}", true, null)),
                        Map.of(),
                        "anna",
                        null));
    }

    private AnnotationConfigApplicationContext open(Database.Kind kind) {
        R2dbcProperties settings = new R2dbcProperties();
        if (kind == Database.Kind.POSTGRESQL) {
            settings.setUrl(Postgres.shared().newDatabase());
            settings.setUsername(Postgres.shared().user());
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(ChronomapProperties.class, () -> new ChronomapProperties(data, null));
        context.registerBean(R2dbcProperties.class, () -> settings);
        context.register(
                StoreConfiguration.class,
                StoreHealth.class,
                ChangeLog.class,
                Bulks.class,
                PublicChanges.class,
                Queries.class,
                ConsistentRead.class,
                Inventories.class);
        context.refresh();
        return context;
    }
}
