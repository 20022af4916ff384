package org.chronomap.backend.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the entries of the log that stand for very many changes, and what lies beneath them. */
@Component
final class Bulks {

    private static final int AT_ONCE = 1_000;

    private final DatabaseClient client;
    /**
     * Where the parts of contents begin: that stays as it was written, but for what is removed for good. Who knows of that as it was
     * before finds no less for it.
     */
    private final Cache<String, Directory> directories = Caffeine.newBuilder()
            .maximumSize(64)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Bulks(DatabaseClient client) {
        this.client = client;
    }

    /** Of the archive that was restored last; what is known of contents from before is not true. */
    private volatile long restored;

    /** @param pages their numbers: of some that were removed for good there are none */
    @SuppressWarnings("ArrayRecordComponent") // Read alone, and never compared.
    private record Directory(int[] firstItems, int[] pages, String[] firstIds) {

        int blockOf(int number) {
            int at = Arrays.binarySearch(firstItems, number);
            return firstItems[at < 0 ? -at - 2 : at];
        }

        /** In which of the pages it would stand; negative = before all. */
        int pageOf(String id) {
            int at = Arrays.binarySearch(firstIds, id);
            return at < 0 ? -at - 2 : at;
        }

        /** The numbers of the pages from one on. */
        IntStream pagesFrom(int page) {
            return Arrays.stream(pages).skip(Math.max(0, page));
        }
    }

    /** Those of a story, in the order of the log. */
    Mono<List<Bulk>> ofStory(String story) {
        return client.sql("SELECT * FROM bulk WHERE story = :story ORDER BY first_seq")
                .bind("story", story)
                .map(Bulk::of)
                .all()
                .collectList();
    }

    /** Those of all stories that end behind a sequence number, likewise. */
    Mono<List<Bulk>> behind(long seq) {
        // They stand one behind the other: but for the one that begins before, none needs to be looked at that ends
        // before.
        return client.sql(
                        "SELECT * FROM bulk WHERE last_seq > :seq AND first_seq >= COALESCE((SELECT b.first_seq FROM bulk b"
                                + " WHERE b.first_seq <= :seq ORDER BY b.first_seq DESC LIMIT 1), 0) ORDER BY first_seq")
                .bind("seq", seq)
                .map(Bulk::of)
                .all()
                .collectList();
    }

    /** Those that were made together with a change, likewise. */
    Mono<List<Bulk>> ofBatch(long batch) {
        return client.sql("SELECT * FROM bulk WHERE batch = :batch ORDER BY first_seq")
                .bind("batch", batch)
                .map(Bulk::of)
                .all()
                .collectList();
    }

    /** The one to which a change belongs; empty where it stands by itself. */
    Mono<Bulk> holding(long seq) {
        return client.sql("SELECT * FROM bulk WHERE first_seq <= :seq ORDER BY first_seq DESC LIMIT 1")
                .bind("seq", seq)
                .map(Bulk::of)
                .one()
                .filter(bulk -> bulk.holds(seq));
    }

    /** One of its changes. */
    Mono<Change> change(long seq) {
        return holding(seq).flatMap(bulk -> changes(bulk, seq, seq, false).next());
    }

    /** Its changes of some numbers, both inclusive, in their order or against it. */
    Flux<Change> changes(Bulk bulk, long from, long to, boolean descending) {
        int first = Math.toIntExact(Math.max(from, bulk.first()) - bulk.first());
        int last = Math.toIntExact(Math.min(to, bulk.last()) - bulk.first());
        if (first > last) {
            return Flux.empty();
        }
        String neutral = bulk.neutral();
        return neutral == null
                ? items(bulk.content(), first, last, descending).map(bulk::change)
                : Flux.range(first, last - first + 1)
                        .map(number -> bulk.change(
                                new BulkItem(descending ? first + last - number : number, neutral, null, true)));
    }

    /** The items that stand as it made them, in their order. */
    Flux<Item> standing(Bulk bulk) {
        return bulk.standing() ? moved(bulk).flatMapMany(moved -> standing(bulk, moved)) : Flux.empty();
    }

    /** @param moved the changes of those that do not */
    Flux<Item> standing(Bulk bulk, Set<Long> moved) {
        return items(bulk.content(), 0, bulk.size() - 1, false)
                .filter(item -> !moved.contains(bulk.first() + item.number()))
                .map(bulk::item);
    }

    /** Notes of items that they are about to be changed: what made them many at once says no longer what they are. */
    Mono<Void> move(List<Item> items) {
        return Flux.fromStream(
                        () -> items.stream().map(item -> item.key().story()).distinct())
                .concatMap(this::ofStory)
                .concatMapIterable(bulks -> items.stream()
                        .map(Item::changedSeq)
                        .filter(seq -> bulks.stream().anyMatch(bulk -> bulk.standing() && bulk.holds(seq)))
                        .toList())
                .distinct()
                .buffer(AT_ONCE)
                .concatMap(seqs -> client.sql(
                                "INSERT INTO bulk_moved (seq) SELECT seq FROM UNNEST(CAST(:seqs AS BIGINT ARRAY)) AS v(seq)")
                        .bind("seqs", Parameters.in(seqs.toArray(Long[]::new)))
                        .then())
                .then();
    }

    /**
     * Takes back all items that an entry made.
     *
     * @param like see {@link NewItems#takeBack}
     */
    Mono<Bulk> takeBack(Bulk made, Change like, long ahead) {
        Bulk back = new Bulk(
                made.first() + ahead,
                made.last() + ahead,
                made.story(),
                made.part(),
                like.kind(),
                made.revision() + 1,
                made.content(),
                false,
                null,
                like.author(),
                like.at(),
                like.note(),
                like.visible(),
                like.batch(),
                made.first(),
                0);
        return insert(back)
                .then(client.sql("UPDATE bulk SET standing = FALSE WHERE first_seq = :first")
                        .bind("first", made.first())
                        .then())
                .thenReturn(back);
    }

    /** Whether it is there what items say that were staged; it is not where an archive was restored since. */
    Mono<Boolean> isStaged(String content) {
        return client.sql("SELECT id FROM bulk_content WHERE id = :id")
                .bind("id", content)
                .map(row -> true)
                .one()
                .defaultIfEmpty(false);
    }

    Mono<Void> insert(Bulk bulk) {
        return client.sql("INSERT INTO bulk (first_seq, last_seq, story, collection, kind, revision, content, standing,"
                        + " author, at, note, visible, batch, undoes) VALUES (:first, :last, :story, :collection, :kind,"
                        + " :revision, :content, :standing, :author, :at, :note, :visible, :batch, :undoes)")
                .bind("first", bulk.first())
                .bind("last", bulk.last())
                .bind("story", bulk.story())
                .bind("collection", bulk.part().id())
                .bind("kind", bulk.kind().id())
                .bind("revision", bulk.revision())
                .bind("content", bulk.content())
                .bind("standing", bulk.standing())
                .bind("author", bulk.author())
                .bind("at", bulk.at().toEpochMilli())
                .bind("note", Columns.text(bulk.note()))
                .bind("visible", bulk.visible())
                .bind("batch", bulk.batch())
                .bind("undoes", Columns.number(bulk.undoes()))
                .then();
    }

    /** Items by themselves, and with them those that stand as some entries made them: all in the order in which they were made. */
    Flux<Item> among(List<Item> single, List<Bulk> bulks) {
        if (bulks.stream().noneMatch(Bulk::standing)) {
            return Flux.fromIterable(single);
        }
        List<Flux<Item>> parts = new ArrayList<>();
        int next = 0;
        for (Bulk bulk : bulks) {
            int begin = next;
            while (next < single.size() && single.get(next).createdSeq() < bulk.first()) {
                next++;
            }
            parts.add(Flux.fromIterable(single.subList(begin, next)));
            // One of these that was changed since stands where it was made.
            List<Item> within = new ArrayList<>();
            while (next < single.size() && single.get(next).createdSeq() <= bulk.last()) {
                within.add(single.get(next++));
            }
            parts.add(standing(bulk)
                    .mergeComparingWith(Flux.fromIterable(within), Comparator.comparingLong(Item::createdSeq)));
        }
        parts.add(Flux.fromIterable(single.subList(next, single.size())));
        return Flux.concat(parts);
    }

    /** The changes of items that were changed again since. */
    Mono<Set<Long>> moved(Bulk bulk) {
        return client.sql("SELECT seq FROM bulk_moved WHERE seq >= :first AND seq <= :last")
                .bind("first", bulk.first())
                .bind("last", bulk.last())
                .map(row -> Columns.number(row, "seq"))
                .all()
                .collect(HashSet::new, Set::add);
    }

    /** The items behind an id, in the order of their ids, that stand as it made them. */
    Flux<Item> standingBehind(Bulk bulk, String after, int limit) {
        return moved(bulk)
                .flatMapMany(moved -> idsBehind(bulk.content(), after)
                        // Those that moved are passed over: what is asked for is read a little at a time.
                        .buffer(Math.max(1, limit))
                        .concatMap(
                                ids -> numbers(bulk.content(), ids)
                                        .flatMapMany(numbers -> standing(bulk, numbers.values(), moved))
                                        .sort(Comparator.comparing(
                                                item -> item.key().id())),
                                1)
                        .take(limit));
    }

    /** Of the items of some numbers those that stand, in no order. */
    private Flux<Item> standing(Bulk bulk, Collection<Integer> numbers, Set<Long> moved) {
        return items(
                        bulk.content(),
                        numbers.stream()
                                .filter(number -> !moved.contains(bulk.first() + number))
                                .toList())
                .map(bulk::item);
    }

    /** Of some items of one part of a story those that stand as one of some entries made them. */
    Flux<Item> standing(List<Bulk> bulks, StoryPart part, Collection<String> ids) {
        return Flux.fromIterable(bulks)
                .filter(bulk -> bulk.standing() && bulk.part() == part)
                .concatMap(bulk -> numbers(bulk.content(), ids)
                        .filter(numbers -> !numbers.isEmpty())
                        .flatMapMany(
                                numbers -> moved(bulk).flatMapMany(moved -> standing(bulk, numbers.values(), moved))));
    }

    /** Of some items of one part of a story those that some entries made or took back, with the last revision that each had by them. */
    Mono<Map<String, Integer>> revisions(List<Bulk> bulks, StoryPart part, Collection<String> ids) {
        Map<String, Integer> last = new HashMap<>();
        return Flux.fromIterable(bulks)
                .filter(bulk -> bulk.part() == part)
                .concatMap(bulk -> numbers(bulk.content(), ids)
                        .doOnNext(numbers ->
                                numbers.keySet().forEach(id -> last.merge(id, bulk.revision(), Integer::max))))
                .then(Mono.fromSupplier(() -> last));
    }

    private Flux<Change> of(List<Bulk> bulks, ItemKey key) {
        return Flux.fromIterable(bulks)
                .filter(bulk -> bulk.part() == key.part())
                .concatMap(bulk -> numbers(bulk.content(), List.of(key.id()))
                        .flatMapMany(numbers -> items(bulk.content(), numbers.values()))
                        .map(bulk::change));
    }

    /**
     * Changes of an item by themselves, and with them those of entries that made it or took it back: the latest first.
     *
     * @param single the latest ones of them
     */
    Flux<Change> among(List<Change> single, ItemKey key, int limit) {
        return ofStory(key.story())
                .flatMapMany(bulks -> of(bulks, key))
                .collectList()
                .flatMapIterable(many -> Stream.concat(single.stream(), many.stream())
                        .sorted(Comparator.comparingLong(Change::seq).reversed())
                        .limit(limit)
                        .toList());
    }

    /** Items of a content by their numbers, in no order. */
    Flux<BulkItem> items(String content, Collection<Integer> numbers) {
        TreeSet<Integer> left = new TreeSet<>(numbers);
        return left.isEmpty()
                ? Flux.empty()
                : directory(content)
                        .flatMapIterable(directory ->
                                left.stream().map(directory::blockOf).distinct().toList())
                        .concatMap(first -> block(content, first))
                        .filter(item -> left.contains(item.number()));
    }

    /** Items of a content from one number to another, both inclusive, in their order or against it; read as they are asked for. */
    Flux<BulkItem> items(String content, int from, int to, boolean descending) {
        return directory(content)
                .flatMapIterable(directory -> {
                    List<Integer> firsts = Arrays.stream(directory.firstItems())
                            .filter(first -> first >= directory.blockOf(from) && first <= to)
                            .boxed()
                            .collect(Collectors.toCollection(ArrayList::new));
                    if (descending) {
                        Collections.reverse(firsts);
                    }
                    return firsts;
                })
                .concatMap(
                        first -> descending
                                ? block(content, first).collectList().flatMapIterable(items -> {
                                    Collections.reverse(items);
                                    return items;
                                })
                                : block(content, first),
                        1)
                .filter(item -> item.number() >= from && item.number() <= to);
    }

    /** Of some ids those that a content has, with their numbers. */
    Mono<Map<String, Integer>> numbers(String content, Collection<String> ids) {
        return directory(content).flatMap(directory -> {
            Map<Integer, List<String>> byPage = new HashMap<>();
            for (String id : ids) {
                int page = directory.pageOf(id);
                if (page >= 0) {
                    byPage.computeIfAbsent(directory.pages()[page], number -> new ArrayList<>())
                            .add(id);
                }
            }
            Map<String, Integer> found = new HashMap<>();
            return Flux.fromIterable(byPage.entrySet())
                    .concatMap(asked -> page(content, asked.getKey())
                            .doOnNext(page -> asked.getValue().forEach(id -> {
                                OptionalInt number = page.find(id);
                                if (number.isPresent()) {
                                    found.put(id, number.getAsInt());
                                }
                            })))
                    .then(Mono.fromSupplier(() -> found));
        });
    }

    /** The ids of a content from one on, in alphabetical order; read as they are asked for. */
    Flux<String> idsBehind(String content, String after) {
        return directory(content)
                .flatMapMany(directory -> Flux.fromStream(
                        directory.pagesFrom(directory.pageOf(after)).boxed()))
                .concatMap(page -> page(content, page), 1)
                .concatMapIterable(BulkIds::ids)
                .filter(id -> id.compareTo(after) > 0);
    }

    /** All pages of ids of a content, in alphabetical order. */
    Flux<BulkIds> pages(String content) {
        return directory(content)
                .flatMapMany(directory -> Flux.fromStream(directory.pagesFrom(0).boxed()))
                .concatMap(page -> page(content, page), 1);
    }

    private Mono<Directory> directory(String content) {
        Directory known = directories.getIfPresent(content);
        return known != null
                ? Mono.just(known)
                : client.sql("SELECT first_item FROM bulk_block WHERE content = :content ORDER BY first_item")
                        .bind("content", content)
                        .map(row -> Math.toIntExact(Columns.number(row, "first_item")))
                        .all()
                        .collectList()
                        .flatMap(items -> client.sql(
                                        "SELECT page, first_id FROM bulk_ids WHERE content = :content ORDER BY page")
                                .bind("content", content)
                                .map(row -> new Page(
                                        Math.toIntExact(Columns.number(row, "page")), Columns.text(row, "first_id")))
                                .all()
                                .collectList()
                                .map(pages -> new Directory(
                                        items.stream()
                                                .mapToInt(Integer::intValue)
                                                .toArray(),
                                        pages.stream().mapToInt(Page::number).toArray(),
                                        pages.stream().map(Page::firstId).toArray(String[]::new))))
                        .doOnNext(directory -> directories.put(content, directory));
    }

    private record Page(int number, String firstId) {}

    /** What a content has is not any more as it was. */
    void forget(String content) {
        directories.invalidate(content);
    }

    /** @param behind which number the log goes on since an archive was restored */
    void restored(long behind) {
        if (restored != behind) {
            restored = behind;
            directories.invalidateAll();
        }
    }

    Flux<BulkItem> block(String content, int first) {
        return client.sql("SELECT items, documents FROM bulk_block WHERE content = :content AND first_item = :first")
                .bind("content", content)
                .bind("first", first)
                .map(row -> new BulkBlock(Math.toIntExact(Columns.number(row, "items")), bytes(row, "documents")))
                .one()
                .flatMapIterable(block -> block.items(first));
    }

    /** The number of the page of a content in which an id is to stand; empty where it has none. */
    Mono<Integer> pageFor(String content, String id) {
        return directory(content)
                .flatMap(directory -> Flux.fromStream(
                                directory.pagesFrom(directory.pageOf(id)).boxed())
                        .next());
    }

    Mono<BulkIds> page(String content, int page) {
        return client.sql("SELECT ids FROM bulk_ids WHERE content = :content AND page = :page")
                .bind("content", content)
                .bind("page", page)
                .map(row -> BulkIds.of(bytes(row, "ids")))
                .one();
    }

    static byte[] bytes(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, byte[].class), column);
    }
}
