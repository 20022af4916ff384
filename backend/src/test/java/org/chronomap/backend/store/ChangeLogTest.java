package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log and its items, in both databases. */
class ChangeLogTest {

    private static final List<ChangeKind> KINDS = Arrays.stream(ChangeKind.values())
            .filter(kind -> kind != ChangeKind.MANY)
            .toList();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final ItemKey INCIDENT = new ItemKey("story", StoryPart.INCIDENTS, "first");

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void keepsAChangeAndWhatItLedTo(Database.Kind kind) {
        try (AnnotationConfigApplicationContext store = open(kind)) {
            ChangeLog log = store.getBean(ChangeLog.class);
            Instant before = Instant.now().minusMillis(1);

            List<Change> written = log.append(append -> append.write(
                            List.of(entry(INCIDENT, ChangeKind.CREATED, 1, null, "{\"id\":\"é; -- '1\"}")),
                            Map.of(),
                            "anna",
                            "why; not"))
                    .block(LONG);

            Change change = assertOne(written);
            assertThat(log.after(0, 10).collectList().block(LONG)).containsExactly(change);
            assertThat(change.seq()).isEqualTo(1);
            assertThat(change.at()).isBetween(before, Instant.now());
            assertThat(change.note()).isEqualTo("why; not");
            assertThat(log.items().collectList().block(LONG)).containsExactly(Item.after(null, change));
            assertThat(log.head().block(LONG)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfAWorkThatFails(Database.Kind kind) {
        try (AnnotationConfigApplicationContext store = open(kind)) {
            ChangeLog log = store.getBean(ChangeLog.class);

            Mono<Object> failing = log.append(append -> append.write(
                            List.of(entry(INCIDENT, ChangeKind.CREATED, 1, null, "{}")), Map.of(), "anna", null)
                    .then(Mono.error(new IllegalStateException("on purpose"))));

            assertThat(failing.map(any -> "done")
                            .onErrorResume(failure -> Mono.just(String.valueOf(failure.getMessage())))
                            .block(LONG))
                    .isEqualTo("on purpose");
            assertThat(log.head().block(LONG)).isZero();
            assertThat(log.after(0, 10).collectList().block(LONG)).isEmpty();
            assertThat(log.items().collectList().block(LONG)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesItemsAsTheLogMakesThemWhateverTheOrder(Database.Kind kind) {
        try (AnnotationConfigApplicationContext store = open(kind)) {
            ChangeLog log = store.getBean(ChangeLog.class);
            Random random = new Random(20220102);
            List<Mono<List<Change>>> works = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                ItemKey key = new ItemKey("story", StoryPart.INCIDENTS, "i" + random.nextInt(6));
                ChangeKind asked = KINDS.get(random.nextInt(KINDS.size()));
                String text = "{\"n\":" + i + '}';
                works.add(log.append(append -> append.item(key)
                        .map(List::of)
                        .defaultIfEmpty(List.of())
                        .zipWith(append.lastRevision(key))
                        .flatMap(now -> append.write(
                                List.of(possible(
                                        key,
                                        asked,
                                        now.getT1().isEmpty()
                                                ? null
                                                : now.getT1().get(0),
                                        now.getT2() + 1,
                                        text)),
                                now.getT1().isEmpty()
                                        ? Map.of()
                                        : Map.of(key, now.getT1().get(0)),
                                "writer",
                                null))));
            }

            Flux.merge(Flux.fromIterable(works), 8).blockLast(LONG);

            List<Change> changes = log.after(0, 1_000).collectList().block(LONG);
            Map<ItemKey, Item> replayed = new LinkedHashMap<>();
            for (Change change : required(changes)) {
                Item item = Item.after(replayed.get(change.key()), change);
                replayed.remove(change.key());
                if (item != null) {
                    replayed.put(change.key(), item);
                }
            }
            assertThat(changes).hasSize(120).isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
            assertThat(log.items().collectList().block(LONG)).containsExactlyInAnyOrderElementsOf(replayed.values());
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesManyAtOnce(Database.Kind kind) {
        try (AnnotationConfigApplicationContext store = open(kind)) {
            ChangeLog log = store.getBean(ChangeLog.class);
            List<Append.Entry> entries = new ArrayList<>();
            for (int i = 0; i < 1_001; i++) {
                entries.add(entry(new ItemKey("story", StoryPart.PLACES, "p" + i), ChangeKind.CREATED, 1, null, "{}"));
            }

            log.append(append -> append.write(entries, Map.of(), "anna", null)).block(LONG);

            assertThat(log.items().count().block(LONG)).isEqualTo(1_001);
            assertThat(log.after(1_000, 10).map(Change::batch).collectList().block(LONG))
                    .containsExactly(1L);
        }
    }

    /** The change that is asked for, or one that can be made of an item that stands otherwise. */
    private static Append.Entry possible(
            ItemKey key, ChangeKind asked, @Nullable Item item, int revision, String text) {
        boolean there = item != null && item.document() != null;
        return switch (asked) {
            case CREATED, UPDATED, RETRACTED ->
                entry(key, there ? ChangeKind.UPDATED : ChangeKind.CREATED, revision, null, text);
            case DRAFTED -> entry(key, ChangeKind.DRAFTED, revision, null, text);
            case UNPUBLISHED -> entry(key, there ? ChangeKind.UNPUBLISHED : ChangeKind.DRAFTED, revision, null, text);
            case DISCARDED ->
                item != null && item.draft() != null
                        ? entry(key, ChangeKind.DISCARDED, revision, null, null)
                        : entry(key, ChangeKind.DRAFTED, revision, null, text);
            case DELETED, PURGED ->
                entry(key, item == null ? ChangeKind.CREATED : asked, revision, null, item == null ? text : null);
            case MANY -> throw new IllegalArgumentException("It is of no item");
        };
    }

    private static Append.Entry entry(
            ItemKey key, ChangeKind kind, int revision, @Nullable String before, @Nullable String after) {
        return new Append.Entry(key, kind, revision, before, after, !kind.isOfDraft(), null);
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
                Queries.class);
        context.refresh();
        return context;
    }

    private static Change assertOne(@Nullable List<Change> changes) {
        assertThat(changes).hasSize(1);
        return required(changes).get(0);
    }

    private static <T> List<T> required(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
