package org.chronomap.backend.store;

import io.r2dbc.spi.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Takes what must not be kept out of what very many items say together. All of it is done within an append. */
final class BulkRemoval {

    private static final String BLOCK =
            "SELECT first_item, items, documents FROM bulk_block WHERE content = :content AND ";

    private final DatabaseClient client;
    private final Bulks bulks;
    private final Scheduler scheduler;

    BulkRemoval(DatabaseClient client, Bulks bulks, Scheduler scheduler) {
        this.client = client;
        this.bulks = bulks;
        this.scheduler = scheduler;
    }

    /**
     * Where an item lies.
     *
     * @param number its own among all of the content
     * @param of the entries that made it, and that took it back
     */
    private record Place(String content, int number, List<Bulk> of) {}

    private Flux<Place> places(ItemKey key) {
        return contents(key.story())
                .filter(of -> of.get(0).part() == key.part())
                .concatMap(of -> bulks.numbers(of.get(0).content(), List.of(key.id()))
                        .flatMapIterable(numbers -> numbers.values().stream()
                                .map(number -> new Place(of.get(0).content(), number, of))
                                .toList()));
    }

    /** The entries of a story, those together that are of one content. */
    private Flux<List<Bulk>> contents(String story) {
        return bulks.ofStory(story)
                .flatMapIterable(many -> List.copyOf(many.stream()
                        .filter(bulk -> bulk.neutral() == null)
                        .collect(Collectors.groupingBy(Bulk::content, LinkedHashMap::new, Collectors.toList()))
                        .values()));
    }

    /** The entries that hold an item say nothing of why any more, nor do the changes that were made together with them. */
    Mono<Void> notes(ItemKey key) {
        return places(key)
                .concatMapIterable(Place::of)
                .map(Bulk::batch)
                .distinct()
                .concatMap(batch -> Flux.just("change_log", "bulk")
                        .concatMap(table -> client.sql("UPDATE " + table
                                        + " SET note = NULL WHERE note IS NOT NULL AND batch = :batch")
                                .bind("batch", batch)
                                .then()))
                .then();
    }

    /** Leaves of an item that there was one, of a neutral id. */
    Mono<Void> item(ItemKey key, String neutral) {
        return places(key)
                .collectList()
                .flatMapIterable(places -> places)
                .concatMap(place -> rewriteItem(place, item -> new BulkItem(item.number(), neutral, null, true))
                        .then(rename(place, key.id(), neutral))
                        .thenMany(Flux.fromIterable(place.of()))
                        .filter(Bulk::standing)
                        .concatMap(bulk -> moved(bulk.first() + place.number()))
                        .then(Mono.fromRunnable(() -> bulks.forget(place.content()))))
                .then();
    }

    /** Takes a text of an item out; the item's own id stays. */
    Mono<Void> text(ItemKey key, String document) {
        return places(key)
                .concatMap(place -> rewriteItem(
                        place,
                        item -> document.equals(item.document())
                                ? new BulkItem(item.number(), item.id(), null, false)
                                : item))
                .then();
    }

    /** Takes out all that the entries of a story made. */
    Mono<Void> story(String story, String neutral) {
        return contents(story)
                .concatMap(of -> Flux.just(
                                "bulk_content WHERE id", "bulk_block WHERE content", "bulk_ids WHERE content")
                        .concatMap(rows -> client.sql("DELETE FROM " + rows + " = :content")
                                .bind("content", of.get(0).content())
                                .then())
                        .thenMany(Flux.fromIterable(of))
                        .concatMap(bulk -> client.sql("DELETE FROM bulk_moved WHERE seq >= :first AND seq <= :last")
                                .bind("first", bulk.first())
                                .bind("last", bulk.last())
                                .then())
                        .then(Mono.fromRunnable(() -> bulks.forget(of.get(0).content()))))
                .then(client.sql("UPDATE bulk SET kind = 'purged', neutral = :neutral, standing = FALSE, removed = 0,"
                                + " note = NULL WHERE story = :story AND neutral IS NULL")
                        .bind("neutral", neutral)
                        .bind("story", story)
                        .then());
    }

    /** Rewrites all documents of a story's items that hold an id; a block after the other. */
    Mono<Void> rewrite(String story, String id, Removal.Rewrite rewrite) {
        String mark = '"' + id + '"';
        return contents(story)
                .concatMap(of -> blockBehind(of.get(0).content(), -1)
                        .expand(block -> blockBehind(of.get(0).content(), block.first()))
                        .concatMap(
                                block -> rewriteBlock(of, block, item -> {
                                    String document = item.document();
                                    return document == null || !document.contains(mark)
                                            ? item
                                            : new BulkItem(
                                                    item.number(),
                                                    item.id(),
                                                    rewrite.apply(of.get(0).part(), document)
                                                            .orElse(null),
                                                    false);
                                }),
                                1))
                .then();
    }

    private record Block(int first, BulkBlock items) {}

    private Mono<Block> blockBehind(String content, int first) {
        return block("first_item > :item ORDER BY first_item LIMIT 1", content, first);
    }

    private Mono<Block> block(String which, String content, int item) {
        return client.sql(BLOCK + which)
                .bind("content", content)
                .bind("item", item)
                .map(row -> new Block(
                        Math.toIntExact(Columns.number(row, "first_item")),
                        new BulkBlock(Math.toIntExact(Columns.number(row, "items")), Bulks.bytes(row, "documents"))))
                .one()
                .publishOn(scheduler);
    }

    private Mono<Void> rewriteItem(Place place, UnaryOperator<BulkItem> rewrite) {
        return block("first_item <= :item ORDER BY first_item DESC LIMIT 1", place.content(), place.number())
                .flatMap(block -> rewriteBlock(
                        place.of(), block, item -> item.number() == place.number() ? rewrite.apply(item) : item));
    }

    /** Writes it in its place; texts only get shorter, so that it fits there. */
    private Mono<Void> rewriteBlock(List<Bulk> of, Block block, UnaryOperator<BulkItem> rewrite) {
        List<BulkItem> before = block.items().items(block.first());
        List<BulkItem> after = before.stream().map(rewrite).toList();
        if (after.equals(before)) {
            return Mono.empty();
        }
        return client.sql(
                        "UPDATE bulk_block SET documents = :documents WHERE content = :content AND first_item = :first")
                .bind("documents", Parameters.in(BulkBlock.of(after).documents()))
                .bind("content", of.get(0).content())
                .bind("first", block.first())
                .then()
                .thenMany(Flux.fromIterable(of))
                .concatMap(bulk -> client.sql("UPDATE bulk SET removed = removed + :more WHERE first_seq = :first")
                        .bind("more", removed(bulk, after) - removed(bulk, before))
                        .bind("first", bulk.first())
                        .then())
                .then();
    }

    /** Of how many items a change of an entry tells nothing any more. */
    private static int removed(Bulk bulk, List<BulkItem> items) {
        return (int) items.stream().filter(item -> bulk.change(item).isPurge()).count();
    }

    private Mono<Void> rename(Place place, String id, String neutral) {
        String content = place.content();
        return bulks.pageFor(content, neutral)
                .flatMap(page -> bulks.page(content, page)
                        .flatMap(ids -> write(content, page, ids.with(neutral, place.number()))))
                .then(bulks.pageFor(content, id))
                .flatMap(page -> bulks.page(content, page).flatMap(ids -> write(content, page, ids.without(id))));
    }

    private Mono<Void> write(String content, int page, BulkIds ids) {
        String which = " WHERE content = :content AND page = :page";
        DatabaseClient.GenericExecuteSpec written = ids.ids().isEmpty()
                ? client.sql("DELETE FROM bulk_ids" + which)
                : client.sql("UPDATE bulk_ids SET ids = :ids, first_id = :first" + which)
                        .bind("ids", Parameters.in(ids.toBytes()))
                        .bind("first", ids.first());
        return written.bind("content", content).bind("page", page).then();
    }

    private Mono<Void> moved(long seq) {
        return client.sql("INSERT INTO bulk_moved (seq) SELECT CAST(:seq AS BIGINT)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM bulk_moved m WHERE m.seq = :seq)")
                .bind("seq", seq)
                .then();
    }
}
