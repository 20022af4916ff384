package org.chronomap.backend.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.ChronomapProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Takes the inventory of the store: whatever is changed meanwhile, it says of each change either all or nothing. */
@Component
public final class Inventories {

    /** Of more changes it is quicker to read a story anew. */
    private static final int MOST = 10_000;

    /** Items that are read at a time of those that are very many. */
    private static final int AT_ONCE = 1_000;

    private static final String TOO_MUCH = "too much has changed since";

    private final DatabaseClient client;
    private final Bulks bulks;
    private final ConsistentRead consistent;
    private final Queries queries;
    private final Scheduler scheduler;
    private final Database database;
    private final ChronomapProperties properties;

    Inventories(
            DatabaseClient client,
            Bulks bulks,
            ConsistentRead consistent,
            Queries queries,
            Scheduler storeScheduler,
            Database database,
            ChronomapProperties properties) {
        this.client = client;
        this.bulks = bulks;
        this.database = database;
        this.properties = properties;
        this.consistent = consistent;
        this.queries = queries;
        this.scheduler = storeScheduler;
    }

    public Mono<Inventory> take() {
        return take(List.of());
    }

    /** Of some stories alone; of all where none is named. */
    public Mono<Inventory> take(Collection<String> stories) {
        return consistent.read(head().flatMap(head -> filled(head, stories))
                .onErrorMap(DatabaseDamage::isWhy, this::told)
                // The transaction ends where H2 may work.
                .publishOn(scheduler));
    }

    /** Of all stories, to who knows some of them: of those no more than what has changed since. */
    public Mono<Standing> standing(List<Bookmark> bookmarks) {
        return consistent.read(head().flatMap(head -> Flux.fromIterable(bookmarks)
                        .concatMap(bookmark -> since(head, bookmark))
                        .collectList()
                        .flatMap(known -> standing(head, known)))
                .onErrorMap(DatabaseDamage::isWhy, this::told)
                .publishOn(scheduler));
    }

    private Mono<Inventory> head() {
        return client.sql("SELECT seq, restored FROM log_head")
                .map(row -> new Inventory(Columns.number(row, "seq"), Columns.number(row, "restored")))
                .one();
    }

    /** @param refused why it cannot be followed; empty = it can */
    private record Since(String story, List<Change> changes, String refused) {}

    private Mono<Since> since(Inventory head, Bookmark bookmark) {
        if (bookmark.restored() != head.restored() || bookmark.seq() > head.head()) {
            return Mono.just(new Since(bookmark.story(), List.of(), "it is of another log"));
        }
        return client.sql("SELECT * FROM change_log WHERE seq = :seq")
                .bind("seq", bookmark.seq())
                .map(Columns::change)
                .one()
                .switchIfEmpty(bulks.change(bookmark.seq()))
                .map(Bookmark::digest)
                .defaultIfEmpty(Bookmark.digest(null))
                .timeout(Timeouts.FOR_ANSWER)
                .flatMap(digest -> digest.equals(bookmark.digest())
                        ? client.sql("SELECT * FROM change_log WHERE story = :story AND seq > :seq ORDER BY seq LIMIT "
                                        + (MOST + 1))
                                .bind("story", bookmark.story())
                                .bind("seq", bookmark.seq())
                                .map(Columns::change)
                                .all()
                                .timeout(Timeouts.FOR_ANSWER)
                                .collectList()
                                .flatMap(changes -> bulks.ofStory(bookmark.story())
                                        .map(many -> new Since(
                                                bookmark.story(),
                                                changes,
                                                many.stream().anyMatch(bulk -> bulk.last() > bookmark.seq())
                                                        ? TOO_MUCH
                                                        : refused(changes))))
                        : Mono.just(new Since(bookmark.story(), List.of(), "it is of another log")));
    }

    private static String refused(List<Change> changes) {
        return changes.size() > MOST
                ? TOO_MUCH
                : changes.stream().anyMatch(Change::isPurge) ? "something was purged since" : "";
    }

    private Mono<Standing> standing(Inventory head, List<Since> known) {
        Map<String, List<Change>> since = new HashMap<>();
        Map<String, String> refused = new HashMap<>();
        for (Since one : known) {
            if (one.refused().isEmpty()) {
                since.put(one.story(), one.changes());
            } else {
                refused.put(one.story(), one.refused());
            }
        }
        return since.isEmpty()
                ? filled(head, List.of()).map(all -> new Standing(since, refused, all))
                : stories()
                        .filter(story -> !since.containsKey(story))
                        .collectList()
                        .flatMap(others -> others.isEmpty() ? Mono.just(head) : filled(head, others))
                        .map(others -> new Standing(since, refused, others));
    }

    /** The stories that have items, one after the other: to look at all items would take long. */
    private Flux<String> stories() {
        return storyAfter("").expand(this::storyAfter);
    }

    private Mono<String> storyAfter(String last) {
        return client.sql("SELECT story FROM item WHERE story > :last ORDER BY story LIMIT 1")
                .bind("last", last)
                .map(row -> Columns.text(row, "story"))
                .one()
                .timeout(Timeouts.FOR_ANSWER);
    }

    private Throwable told(Throwable damage) {
        return database.isInDataFolder() ? DatabaseFile.unreadable(properties.dataDir(), damage) : damage;
    }

    private Mono<Inventory> filled(Inventory head, Collection<String> stories) {
        return asked("SELECT story, MAX(seq) AS last FROM change_log%s GROUP BY story", stories)
                .map(row -> Map.entry(Columns.text(row, "story"), Columns.number(row, "last")))
                .all()
                .timeout(Timeouts.FOR_ANSWER)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(last -> asked("SELECT * FROM bulk%s ORDER BY first_seq", stories)
                        .map(Bulk::of)
                        .all()
                        .collectList()
                        .flatMap(made -> asked("SELECT * FROM item%s ORDER BY created_seq", stories)
                                .map(Columns::item)
                                .all()
                                .timeout(Timeouts.FOR_ANSWER)
                                .collectList()
                                .flatMap(items -> many(made).map(many -> {
                                    made.forEach(bulk -> last.merge(bulk.story(), bulk.last(), Long::max));
                                    return new Inventory(head.head(), head.restored(), last, items, many);
                                }))));
    }

    /** Which of them have moved is known as of the instant; what they say stays as it was written. */
    private Mono<List<Inventory.Many>> many(List<Bulk> all) {
        return Flux.fromIterable(all)
                .filter(Bulk::standing)
                .concatMap(bulk -> bulks.moved(bulk)
                        .map(moved -> new Inventory.Many(
                                bulk.story(),
                                queries.answer(bulks.standing(bulk, moved).buffer(AT_ONCE)))))
                .collectList();
    }

    /** @param query with a place for what it is narrowed by */
    private DatabaseClient.GenericExecuteSpec asked(String query, Collection<String> stories) {
        return stories.isEmpty()
                ? client.sql(query.formatted(""))
                : client.sql(query.formatted(" WHERE story IN (:stories)")).bind("stories", stories);
    }
}
