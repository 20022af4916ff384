package org.chronomap.backend.store;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Writes what very many items say before the log has an entry that makes them: while others append to it. What no entry makes
 * anything of is thrown away.
 */
@Component
public final class BulkStaging {

    private static final int PAGES_AT_ONCE = 20;
    /** After which what was staged and is part of nothing is of a node that has ended. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final DatabaseClient client;
    private final Bulks bulks;
    private final TransactionalOperator transaction;
    private final Scheduler scheduler;
    private final Clock clock = Clock.systemUTC();

    BulkStaging(DatabaseClient client, Bulks bulks, ReactiveTransactionManager transactions, Scheduler storeScheduler) {
        this.client = client;
        this.bulks = bulks;
        this.transaction = TransactionalOperator.create(transactions);
        this.scheduler = storeScheduler;
    }

    /**
     * What is staged: new items of one part of a story.
     *
     * @param revision that each gets: one more than any of them ever had
     * @param pages their ids
     */
    public record Staged(String content, String story, StoryPart part, int size, int revision, Pages pages) {}

    /** The ids of items in alphabetical order. */
    public static final class Pages {

        private final List<BulkIds> all;

        private Pages(List<BulkIds> all) {
            this.all = all;
        }
    }

    /**
     * Begins to stage items.
     *
     * @param content by which they are known: a new one
     * @param ids in the order of the items
     */
    public Mono<Staged> begin(String content, String story, StoryPart part, IdList ids) {
        return sweep().then(client.sql("INSERT INTO bulk_content (id, at) VALUES (:id, :at)")
                        .bind("id", content)
                        .bind("at", clock.millis())
                        .then())
                .then(Mono.defer(() -> {
                    List<BulkIds> pages = BulkIds.parts(ids);
                    return lastRevision(story, part, pages)
                            .map(last -> new Staged(content, story, part, ids.size(), last + 1, new Pages(pages)));
                }))
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    /** Stages what the items say, in their order. */
    public Mono<Void> stage(Staged staged, Flux<BulkBlock> blocks) {
        return stageIds(staged)
                .thenMany(numbered(blocks))
                .concatMap(
                        block -> insert(
                                "INSERT INTO bulk_block (content, first_item, items, documents) VALUES ($1, $2, $3, $4)",
                                List.<Object[]>of(new Object[] {
                                    staged.content(),
                                    block.first(),
                                    block.block().size(),
                                    block.block().documents()
                                })),
                        1)
                .then()
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    private record Numbered(int first, BulkBlock block) {}

    private static Flux<Numbered> numbered(Flux<BulkBlock> blocks) {
        int[] next = new int[1];
        return blocks.map(block -> {
            Numbered numbered = new Numbered(next[0], block);
            next[0] += block.size();
            return numbered;
        });
    }

    private Mono<Void> stageIds(Staged staged) {
        List<BulkIds> pages = staged.pages().all;
        List<Object[]> rows = new ArrayList<>();
        return Flux.range(0, pages.size())
                .buffer(PAGES_AT_ONCE)
                .concatMap(
                        some -> {
                            rows.clear();
                            for (int number : some) {
                                BulkIds page = pages.get(number);
                                rows.add(new Object[] {staged.content(), number, page.first(), page.toBytes()});
                            }
                            return insert(
                                    "INSERT INTO bulk_ids (content, page, first_id, ids) VALUES ($1, $2, $3, $4)",
                                    rows);
                        },
                        1)
                .then();
    }

    private Mono<Void> insert(String sql, List<Object[]> rows) {
        return transaction.transactional(client.inConnection(connection -> {
            Statement statement = connection.createStatement(sql);
            for (int i = 0; i < rows.size(); i++) {
                if (i > 0) {
                    statement.add();
                }
                Object[] row = rows.get(i);
                for (int column = 0; column < row.length; column++) {
                    statement.bind(column, row[column]);
                }
            }
            return Flux.from(statement.execute())
                    .concatMap(Result::getRowsUpdated)
                    .then();
        }));
    }

    /** The highest revision that any of some items, which are not there, has had; 0 = none ever was. */
    private Mono<Integer> lastRevision(String story, StoryPart part, List<BulkIds> pages) {
        return client.sql("SELECT item, MAX(revision) AS revision FROM change_log WHERE story = :story"
                        + " AND collection = :collection AND kind IN ('deleted', 'discarded', 'purged') GROUP BY item")
                .bind("story", story)
                .bind("collection", part.id())
                .map(row -> Map.entry(Columns.text(row, "item"), Math.toIntExact(Columns.number(row, "revision"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(gone -> bulks.ofStory(story)
                        .flatMapMany(Flux::fromIterable)
                        .filter(bulk -> bulk.part() == part && bulk.kind() == ChangeKind.DELETED)
                        .concatMap(bulk -> isAnyIn(bulk.content(), pages).map(any -> any ? bulk.revision() : 0))
                        .reduce(lastOf(gone, pages), Integer::max));
    }

    private static int lastOf(Map<String, Integer> gone, List<BulkIds> pages) {
        Map<String, Integer> left = new HashMap<>(gone);
        int last = 0;
        for (BulkIds page : pages) {
            if (left.isEmpty()) {
                return last;
            }
            for (String id : page.ids()) {
                Integer revision = left.remove(id);
                last = revision == null ? last : Math.max(last, revision);
            }
        }
        return last;
    }

    private Mono<Boolean> isAnyIn(String content, List<BulkIds> pages) {
        int[] at = new int[1];
        return bulks.pages(content).any(theirs -> {
            while (at[0] < pages.size() && pages.get(at[0]).last().compareTo(theirs.first()) < 0) {
                at[0]++;
            }
            Set<String> ids = new HashSet<>(theirs.ids());
            for (int i = at[0]; i < pages.size() && pages.get(i).first().compareTo(theirs.last()) <= 0; i++) {
                if (pages.get(i).ids().stream().anyMatch(ids::contains)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Throws away what is staged and part of nothing. */
    public Mono<Void> discard(String content) {
        return transaction
                .transactional(Flux.just("bulk_content WHERE id", "bulk_block WHERE content", "bulk_ids WHERE content")
                        // By themselves: where an archive was restored meanwhile some of it may be gone already.
                        .concatMap(rows -> client.sql(
                                        "DELETE FROM " + rows
                                                + " = :content AND NOT EXISTS (SELECT 1 FROM bulk WHERE bulk.content = :content)")
                                .bind("content", content)
                                .then())
                        .then())
                .subscribeOn(scheduler)
                .publishOn(scheduler);
    }

    private Mono<Void> sweep() {
        return client.sql("SELECT id FROM bulk_content WHERE at < :oldest AND id NOT IN (SELECT content FROM bulk)")
                .bind("oldest", clock.millis() - ABANDONED.toMillis())
                .map(row -> Columns.text(row, "id"))
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::discard)
                .then();
    }
}
