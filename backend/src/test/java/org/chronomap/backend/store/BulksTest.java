package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Items that one entry of the log made, beside the same items made one by one: nobody who asks can tell them apart. */
class BulksTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    /** More than one block and one page of ids. */
    private static final int SIZE = 2_345;

    private static final int ASKED = 40;

    @TempDir
    Path data;

    /** A store in which the items were made in one of the two ways. */
    private record Store(AnnotationConfigApplicationContext context, boolean atOnce, List<Instant> instants) {

        Store(AnnotationConfigApplicationContext context, boolean atOnce) {
            this(context, atOnce, new ArrayList<>());
        }

        private ChangeLog log() {
            return context.getBean(ChangeLog.class);
        }

        private <T> T get(Class<T> type) {
            return context.getBean(type);
        }

        /** Places one by one, then incidents, all made together. */
        List<Change> make(List<String> ids) {
            if (!atOnce) {
                return append(append -> {
                    List<Append.Entry> entries = new ArrayList<>(List.of(place(1)));
                    return append.lastRevisions("story", StoryPart.INCIDENTS, ids)
                            .flatMap(last -> {
                                int revision = last.values().stream().reduce(0, Integer::max) + 1;
                                ids.forEach(id ->
                                        entries.add(entry(key(id), ChangeKind.CREATED, revision, null, said(id, 1))));
                                return append.write(entries, Map.of(), "anna", "rain");
                            });
                });
            }
            BulkStaging.Staged staged =
                    ManyAtOnce.stage(context, "story", ids, id -> said(id, 1)).block(LONG);
            return append(append -> {
                long batch = append.next();
                return append.write(List.of(place(1)), Map.of(), "anna", "rain", batch)
                        .flatMap(first -> append.write(Objects.requireNonNull(staged), "anna", "rain", true, batch)
                                .map(many -> List.of(first.get(0), many)));
            });
        }

        /** Incidents alone. */
        void remake(List<String> ids) {
            if (atOnce) {
                ManyAtOnce.make(context, "story", ids, id -> said(id, 1)).block(LONG);
            } else {
                append(append -> append.write(
                        ids.stream()
                                .map(id -> entry(key(id), ChangeKind.CREATED, 1, null, said(id, 1)))
                                .toList(),
                        Map.of(),
                        "anna",
                        "many"));
            }
        }

        List<Change> append(java.util.function.Function<Append, Mono<List<Change>>> work) {
            return Objects.requireNonNull(log().append(work).block(LONG));
        }

        /** Changes some as an editor does. */
        void change(String id, ChangeKind kind, int times) {
            append(append -> append.items("story", StoryPart.INCIDENTS, List.of(id, "not-there"))
                    .flatMap(items -> append.lastRevision(key(id)).flatMap(last -> {
                        Item item = items.get(key(id));
                        String after = kind == ChangeKind.DELETED ? null : said(id, times);
                        return append.write(
                                List.of(entry(key(id), kind, last + 1, item == null ? null : item.document(), after)),
                                items,
                                "boris",
                                null);
                    })));
        }

        /** Removes an item for good, as an administrator does. */
        void purge(String id) {
            Removal removal = get(Removal.class);
            append(append -> {
                ItemKey neutral = key("purged-" + append.next());
                return append.lastRevision(key(id))
                        .flatMap(last -> removal.wasVisible(key(id))
                                .flatMap(visible -> removal.item(key(id), neutral.id())
                                        .then(Mono.defer(() -> append.write(
                                                List.of(new Append.Entry(
                                                        neutral,
                                                        ChangeKind.PURGED,
                                                        last + 1,
                                                        null,
                                                        null,
                                                        visible,
                                                        null)),
                                                Map.of(),
                                                "dana",
                                                null)))));
            });
        }

        void purgeText(String id, int revision) {
            Removal removal = get(Removal.class);
            append(append -> removal.revision(key(id), revision)
                    .flatMap(said -> removal.text(key(id), said.orElseThrow()))
                    .thenReturn(List.of()));
        }

        /** Takes the title, or all, out of the documents that hold an id. */
        void rewrite(String id, boolean all) {
            append(append -> get(Removal.class)
                    .rewrite(
                            "story",
                            id,
                            (part, document) -> all ? Optional.empty() : Optional.of("{\"id\":\"" + id + "\"}"))
                    .thenReturn(List.of()));
        }

        void purgeStory() {
            append(append -> get(Removal.class)
                    .story("story", "purged-story")
                    .then(Mono.defer(() -> append.write(
                            List.of(entry(ItemKey.ofStory("story"), ChangeKind.PURGED, 1, null, null)),
                            Map.of(),
                            "dana",
                            null))));
        }

        /** All that lies in blocks and pages of ids, in words. */
        String lying() {
            Bulks bulks = get(Bulks.class);
            return Objects.requireNonNull(bulks.ofStory("story")
                    .flatMapIterable(many -> many)
                    .concatMap(bulk -> bulks.items(bulk.content(), 0, bulk.size() - 1, false)
                            .map(item -> item.id() + item.document())
                            .concatWith(bulks.pages(bulk.content()).map(page -> page.first() + page.ids())))
                    .collect(Collectors.joining("\n"))
                    .block(LONG));
        }

        boolean undo(long batch) {
            return append(append -> append.newItems("story", batch)
                                    .flatMap(items -> append.keys(items)
                                            .collectList()
                                            .doOnNext(keys -> assertThat(keys)
                                                    .doesNotHaveDuplicates()
                                                    .hasSize((int) items.size()))
                                            .flatMap(keys -> append.takeBack(items, "clara", "wrong", true)))
                                    .defaultIfEmpty(List.of()))
                            .size()
                    > 0;
        }

        /** Keeps an instant between what was done and what comes. */
        void note() {
            long head = Objects.requireNonNull(log().head().block(LONG));
            instants.add(Objects.requireNonNull(log().find(head).block(LONG)).at());
            // The next change is of a later millisecond.
            Mono.delay(Duration.ofMillis(2)).block(LONG);
        }

        /** All that is told, in words; instants as their order. */
        Map<String, Object> told(List<String> ids) {
            Map<String, Object> told = new LinkedHashMap<>();
            EditorsView view = get(EditorsView.class);
            EditorsChanges editors = get(EditorsChanges.class);
            PublicChanges readers = get(PublicChanges.class);
            told.put("head", log().head().block(LONG));
            told.put(
                    "counts",
                    get(DatabaseClient.class)
                            .sql(DatabaseCounts.QUESTION)
                            .map(Columns::holdings)
                            .one()
                            .block(LONG));
            for (String id : ids) {
                told.put("item " + id, log().item(key(id)).map(Store::words).blockOptional(LONG));
                told.put(
                        "view " + id,
                        view.item(key(id)).map(written -> words(written.item())).blockOptional(LONG));
                told.put("history " + id, words(editors.of(key(id), 5)));
                told.put("visible " + id, get(Removal.class).wasVisible(key(id)).block(LONG));
                told.put("said " + id, get(Removal.class).revision(key(id), 1).blockOptional(LONG));
                told.put(
                        "public history " + id,
                        words(readers.visible("story", PublicChanges.Narrowing.toItem(key(id)), Long.MAX_VALUE, 5)));
                told.put(
                        "list behind " + id,
                        view.items("story", StoryPart.INCIDENTS, id, 7)
                                .map(written -> words(written.item()))
                                .collectList()
                                .block(LONG));
                told.put(
                        "last of " + id,
                        append(append -> append.lastRevision(key(id)).map(last -> {
                                    told.put("revision " + id, last);
                                    return List.of();
                                }))
                                .size());
                told.put(
                        "lasts of " + id,
                        append(append -> append.lastRevisions("story", StoryPart.INCIDENTS, ids)
                                        .map(last -> {
                                            told.put("revisions", new java.util.TreeMap<>(last).toString());
                                            return List.of();
                                        }))
                                .size());
            }
            told.put("items", log().items().map(Store::words).collectList().block(LONG));
            told.put(
                    "inventory",
                    get(Inventories.class)
                            .take(List.of("story"))
                            .flatMap(all -> Flux.fromIterable(all.many())
                                    .concatMap(Inventory.Many::items)
                                    .concatMapIterable(some -> some)
                                    .concatWithValues(all.items().toArray(Item[]::new))
                                    .sort(Comparator.comparingLong(Item::createdSeq))
                                    .map(Store::words)
                                    .collectList()
                                    .map(items -> items + " " + all.lastOfStories()))
                            .block(LONG));
            for (long seq :
                    new long[] {1, 2, 3, 1_001, 2_000, SIZE, SIZE + 1, SIZE + 2, SIZE + 5, 2L * SIZE, 2L * SIZE + 7}) {
                told.put("change " + seq, log().find(seq).map(Store::words).blockOptional(LONG));
                told.put(
                        "folded before " + seq,
                        readers.folded("story", seq, 5)
                                .map(folded -> folded.standsForMany() + " "
                                        + (folded.standsForMany()
                                                ? folded.change().seq() + " "
                                                        + folded.change().note()
                                                : words(folded.change())))
                                .collectList()
                                .block(LONG));
                told.put(
                        "batch before " + seq,
                        words(readers.visible("story", PublicChanges.Narrowing.toBatch(1), seq, 9)));
            }
            told.put("batch", words(log().batch(1)));
            told.put(
                    "tally",
                    readers.tally("story", 1)
                            .map(Object::toString)
                            .collectList()
                            .block(LONG));
            told.put("last edit", view.lastEdit("story").map(last -> last.by()).blockOptional(LONG));
            for (int i = 0; i < instants.size(); i++) {
                told.put(
                        "standing " + i,
                        words(log().standingAt("story", instants.get(i)).filter(change -> change.after() != null)));
                told.put(
                        "reached " + i,
                        log().reachedAt("story", instants.get(i)).block(LONG));
            }
            return told;
        }

        private static List<String> words(Flux<Change> changes) {
            return Objects.requireNonNull(
                    changes.map(Store::words).collectList().block(LONG));
        }

        private static String words(Change change) {
            return change.seq() + " " + change.key() + " " + change.kind() + " " + change.revision() + " "
                    + change.before() + " " + change.after() + " " + change.author() + " " + change.note() + " "
                    + change.visible() + " " + change.batch() + " " + change.undoes();
        }

        private static String words(Item item) {
            return item.key() + " " + item.revision() + " " + item.publishedRevision() + " " + item.document() + " "
                    + item.draft() + " " + item.createdSeq() + " " + item.changedSeq() + " " + item.draftedBy();
        }
    }

    private static ItemKey key(String id) {
        return new ItemKey("story", StoryPart.INCIDENTS, id);
    }

    private static Append.Entry place(int revision) {
        return entry(new ItemKey("story", StoryPart.PLACES, "p"), ChangeKind.CREATED, revision, null, "{\"id\":\"p\"}");
    }

    private static String said(String id, int times) {
        return "{\"id\":\"" + id + "\",\"title\":\"Жаңбыр " + times + "\"}";
    }

    private static Append.Entry entry(
            ItemKey key, ChangeKind kind, int revision, @Nullable String before, @Nullable String after) {
        return new Append.Entry(key, kind, revision, before, after, !kind.isOfDraft(), null);
    }

    @ParameterizedTest
    @EnumSource
    void areToldLikeItemsThatWereMadeOneByOne(Database.Kind kind) throws Exception {
        try (AnnotationConfigApplicationContext one = open(kind, "one");
                AnnotationConfigApplicationContext other = open(kind, "other")) {
            List<Store> stores = List.of(new Store(one, false), new Store(other, true));
            Random random = new Random(5);
            List<String> ids = IntStream.range(0, SIZE)
                    .mapToObj(i -> Integer.toString(random.nextInt(1 << 30) * 8 + i % 8, 36) + "-" + i)
                    .collect(Collectors.toCollection(ArrayList::new));
            List<String> asked = new ArrayList<>(ids.subList(995, 995 + ASKED / 10));
            asked.addAll(List.of(ids.get(0), ids.get(SIZE - 1), "not-there", "0", "zzz"));
            stores.forEach(store -> {
                store.make(ids);
                store.note();
            });
            assertSame(stores, asked);
            for (int i = 0; i < 30; i++) {
                String id = i % 3 == 0 ? asked.get(i / 3 % 6) : ids.get(random.nextInt(SIZE));
                int time = i;
                stores.forEach(store -> {
                    Optional<Item> item = store.log().item(key(id)).blockOptional(LONG);
                    ChangeKind done = item.isEmpty()
                            ? ChangeKind.CREATED
                            : List.of(ChangeKind.UPDATED, ChangeKind.DELETED, ChangeKind.DRAFTED)
                                    .get(time % 3);
                    store.change(id, done, time);
                });
            }
            stores.forEach(store -> store.note());
            assertSame(stores, asked);
            assertThat(stores.get(0).undo(1)).isEqualTo(stores.get(1).undo(1)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areTakenBackTogetherAndMadeAgain(Database.Kind kind) throws Exception {
        try (AnnotationConfigApplicationContext one = open(kind, "one");
                AnnotationConfigApplicationContext other = open(kind, "other")) {
            List<Store> stores = List.of(new Store(one, false), new Store(other, true));
            List<String> ids =
                    IntStream.range(0, SIZE).mapToObj(i -> "row-" + i).toList();
            List<String> asked = List.of("row-0", "row-999", "row-1000", "row-2344", "row-2345");
            for (Store store : stores) {
                store.make(ids);
                store.note();
                assertThat(store.undo(1)).isTrue();
                store.note();
            }
            assertSame(stores, asked);
            assertThat(stores.get(1).log().items().count().block(LONG)).isZero();
            for (Store store : stores) {
                store.make(ids);
                store.note();
            }
            assertSame(stores, asked);
            assertThat(stores.get(1)
                            .log()
                            .item(key("row-7"))
                            .map(Item::revision)
                            .block(LONG))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRemovedForGoodAlike(Database.Kind kind) throws Exception {
        try (AnnotationConfigApplicationContext one = open(kind, "one");
                AnnotationConfigApplicationContext other = open(kind, "other")) {
            List<Store> stores = List.of(new Store(one, false), new Store(other, true));
            // The last one by alphabet stands alone in its page of ids.
            List<String> ids = IntStream.range(0, 2_000)
                    .mapToObj(i -> "row-" + (1_000 + i))
                    .collect(Collectors.toCollection(ArrayList::new));
            ids.add(1_500, "zz");
            List<String> asked = new ArrayList<>(
                    List.of("row-1000", "row-1001", "row-1002", "row-1003", "row-1004", "row-2999", "zz", "row-1500"));
            for (Store store : stores) {
                store.make(ids);
                store.note();
                // Moved before, or never; the first and the last by alphabet among them.
                store.change("row-1001", ChangeKind.UPDATED, 2);
                store.change("row-1002", ChangeKind.UPDATED, 2);
                store.change("row-1003", ChangeKind.UPDATED, 2);
                store.change("row-2999", ChangeKind.DELETED, 2);
                store.change("row-1004", ChangeKind.UPDATED, 2);
                store.note();
                store.purgeText("row-1002", 1);
                store.rewrite("row-1003", false);
                store.rewrite("row-1004", true);
                for (String id : List.of("row-1000", "zz", "row-1001", "row-2999")) {
                    asked.add("purged-"
                            + (Objects.requireNonNull(store.log().head().block(LONG)) + 1));
                    store.purge(id);
                }
                store.note();
            }
            assertSame(stores, asked.stream().distinct().toList());
            Store many = stores.get(1);
            assertThat(many.lying())
                    .contains("row-1002null", "row-1003{\"id\":\"row-1003\"}", "row-1005{")
                    .doesNotContain("row-1000", "zz", "row-1001", "row-2999", said("row-1002", 1), said("row-1004", 1));
            assertThat(stores.get(0).undo(1)).isEqualTo(many.undo(1)).isFalse();

            List<String> later = ids.stream().map(id -> "later-" + id).toList();
            long[] batch = new long[1];
            for (Store store : stores) {
                batch[0] = Objects.requireNonNull(store.log().head().block(LONG)) + 1;
                store.remake(later);
                assertThat(store.undo(batch[0])).isTrue();
                store.purge("later-row-1000");
                store.purgeText("later-row-1001", 1);
                store.note();
            }
            assertSame(stores, List.of("later-row-1000", "later-row-1001", "later-row-1002"));
            assertThat(many.lying()).doesNotContain("later-row-1000", said("later-row-1001", 1));

            stores.forEach(Store::purgeStory);
            assertSame(stores, List.of("later-row-1002", "row-1005"));
            assertThat(many.lying()).isEmpty();
        }
    }

    private static void assertSame(List<Store> stores, List<String> asked) {
        Map<String, Object> single = stores.get(0).told(asked);
        Map<String, Object> many = stores.get(1).told(asked);
        single.forEach((what, said) -> assertThat(many.get(what)).as(what).isEqualTo(said));
    }

    private AnnotationConfigApplicationContext open(Database.Kind kind, String name) {
        R2dbcProperties settings = new R2dbcProperties();
        if (kind == Database.Kind.POSTGRESQL) {
            settings.setUrl(Postgres.shared().newDatabase());
            settings.setUsername(Postgres.shared().user());
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(ChronomapProperties.class, () -> new ChronomapProperties(data.resolve(name), null));
        context.registerBean(R2dbcProperties.class, () -> settings);
        context.register(
                StoreConfiguration.class,
                StoreHealth.class,
                ChangeLog.class,
                Bulks.class,
                BulkStaging.class,
                PublicChanges.class,
                EditorsChanges.class,
                EditorsView.class,
                Inventories.class,
                ConsistentRead.class,
                Queries.class,
                Removal.class);
        context.refresh();
        return context;
    }
}
