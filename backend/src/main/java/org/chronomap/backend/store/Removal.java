package org.chronomap.backend.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Takes out of the log, the items and the kept answers what must not be kept. All of it is done within an append. */
@Component
public final class Removal {

    private static final int AT_ONCE = 200;
    private static final String OF_ITEM = " WHERE story = :story AND collection = :collection AND item = :item";
    private static final String BLANK =
            "UPDATE change_log SET kind = 'purged', before_document = NULL, after_document = NULL, note = NULL";

    private final DatabaseClient client;
    private final Database database;
    private final ChronomapProperties properties;
    private final Scheduler scheduler;
    private final Bulks bulks;
    private final BulkRemoval many;

    Removal(
            DatabaseClient client,
            Database database,
            ChronomapProperties properties,
            Scheduler storeScheduler,
            Bulks bulks) {
        this.client = client;
        this.bulks = bulks;
        this.many = new BulkRemoval(client, bulks, storeScheduler);
        this.database = database;
        this.properties = properties;
        this.scheduler = storeScheduler;
    }

    /** Takes an item out, and leaves of each of its changes that there was one, of an item with a neutral id. */
    public Mono<Void> item(ItemKey key, String neutral) {
        return fileIsWrittenAnew()
                .then(withoutNotes(key))
                .then(ofItem(BLANK + ", item = :neutral" + OF_ITEM, key)
                        .bind("neutral", neutral)
                        .then())
                .then(many.item(key, neutral))
                .then(client.sql("DELETE FROM item WHERE story = :story AND collection = :collection AND id = :item")
                        .bind("story", key.story())
                        .bind("collection", key.part().id())
                        .bind("item", key.id())
                        .then())
                .then(forgetAnswers("%\"" + key.id() + "\"%"))
                .then(client.sql("UPDATE audit SET target = :neutral, detail = NULL WHERE target = :target")
                        .bind("neutral", neutral)
                        .bind("target", key.path())
                        .then())
                .subscribeOn(scheduler);
    }

    /** Takes out all items of a story likewise; the story's own id stays, so that it is not loaded again from where it came. */
    public Mono<Void> story(String story, String neutral) {
        return fileIsWrittenAnew()
                .then(client.sql(BLANK + ", item = CASE WHEN collection = 'story' THEN item ELSE :neutral END"
                                + " WHERE story = :story")
                        .bind("neutral", neutral)
                        .bind("story", story)
                        .then())
                .then(many.story(story, neutral))
                .then(client.sql("DELETE FROM item WHERE story = :story")
                        .bind("story", story)
                        .then())
                .then(client.sql("DELETE FROM preview_link WHERE story = :story")
                        .bind("story", story)
                        .then())
                .then(forgetAnswers("%"))
                .then(client.sql("UPDATE audit SET target = :neutral, detail = NULL WHERE target LIKE :target")
                        .bind("neutral", neutral)
                        .bind("target", ItemKey.ofStory(story).path() + "/%")
                        .then())
                .subscribeOn(scheduler);
    }

    /** Takes a text of an item out of all changes that led to it or away from it. */
    public Mono<Void> text(ItemKey key, String document) {
        return fileIsWrittenAnew()
                .then(withoutNotes(key))
                .then(ofItem(BLANK + OF_ITEM + " AND after_document = :document", key)
                        .bind("document", document)
                        .then())
                .then(ofItem(
                                "UPDATE change_log SET before_document = NULL" + OF_ITEM
                                        + " AND before_document = :document",
                                key)
                        .bind("document", document)
                        .then())
                .then(many.text(key, document))
                .then(forgetAnswers("%\"" + key.id() + "\"%"))
                .subscribeOn(scheduler);
    }

    /** What a revision of an item said; an empty Optional when it says nothing; empty when there is none. */
    public Mono<Optional<String>> revision(ItemKey key, int revision) {
        return ofItem(
                        "SELECT after_document FROM change_log" + OF_ITEM
                                + " AND revision = :revision AND kind <> 'purged'",
                        key)
                .bind("revision", revision)
                .map(row -> Optional.ofNullable(row.get("after_document", String.class)))
                .one()
                .switchIfEmpty(Mono.defer(() -> changesWithMany(key)
                        .filter(change -> change.revision() == revision && !change.isPurge())
                        .map(change -> Optional.ofNullable(change.after()))
                        .next()))
                .subscribeOn(scheduler);
    }

    /** Whether readers may know of any change of an item. */
    public Mono<Boolean> wasVisible(ItemKey key) {
        return ofItem("SELECT COUNT(*) AS seen FROM change_log" + OF_ITEM + " AND visible = TRUE", key)
                .map(row -> Columns.number(row, "seen") > 0)
                .one()
                .flatMap(seen -> seen ? Mono.just(true) : changesWithMany(key).any(Change::visible))
                .subscribeOn(scheduler);
    }

    /** Those by which it was made, or taken back, together with very many others. */
    private Flux<Change> changesWithMany(ItemKey key) {
        return bulks.among(List.of(), key, Integer.MAX_VALUE);
    }

    /**
     * Rewrites all documents of a story, be they in the log or drafts, that hold an id.
     *
     * @param rewrite gets the collection's id and the document; gives the document as it may stay, empty = it must go
     */
    public Mono<Void> rewrite(String story, String id, Rewrite rewrite) {
        String mark = "%\"" + id + "\"%";
        return Flux.just(0L)
                .expand(last -> client.sql("SELECT * FROM change_log WHERE story = :story AND seq > :last"
                                + " AND (before_document LIKE :mark OR after_document LIKE :mark) ORDER BY seq LIMIT "
                                + AT_ONCE)
                        .bind("story", story)
                        .bind("last", last)
                        .bind("mark", mark)
                        .map(Columns::change)
                        .all()
                        .collectList()
                        .flatMap(changes -> Flux.fromIterable(changes)
                                .concatMap(change -> rewritten(change, rewrite))
                                .then(Mono.justOrEmpty(
                                        changes.isEmpty()
                                                ? null
                                                : changes.get(changes.size() - 1)
                                                        .seq()))))
                .then(many.rewrite(story, id, rewrite))
                .then(drafts(story, mark, rewrite))
                .subscribeOn(scheduler);
    }

    /** Rewrites one document. */
    @FunctionalInterface
    public interface Rewrite {

        Optional<String> apply(StoryPart part, String document);
    }

    private Mono<Void> rewritten(Change change, Rewrite rewrite) {
        String before = rewritten(change.key().part(), change.before(), rewrite);
        String after = rewritten(change.key().part(), change.after(), rewrite);
        boolean blank = after == null && change.after() != null;
        DatabaseClient.GenericExecuteSpec update = client.sql("UPDATE change_log SET before_document = :before,"
                        + " after_document = :after, kind = :kind WHERE seq = :seq")
                .bind("kind", blank ? ChangeKind.PURGED.id() : change.kind().id())
                .bind("seq", change.seq());
        update = before == null ? update.bindNull("before", String.class) : update.bind("before", before);
        return (after == null ? update.bindNull("after", String.class) : update.bind("after", after)).then();
    }

    private static @Nullable String rewritten(StoryPart part, @Nullable String document, Rewrite rewrite) {
        return document == null ? null : rewrite.apply(part, document).orElse(null);
    }

    private Mono<Void> drafts(String story, String mark, Rewrite rewrite) {
        return client.sql("SELECT * FROM item WHERE story = :story AND draft LIKE :mark")
                .bind("story", story)
                .bind("mark", mark)
                .map(Columns::item)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(item -> rewrite.apply(item.key().part(), String.valueOf(item.draft()))
                        .map(draft -> client.sql("UPDATE item SET draft = :draft WHERE story = :story"
                                        + " AND collection = :collection AND id = :item")
                                .bind("draft", draft)
                                .bind("story", story)
                                .bind("collection", item.key().part().id())
                                .bind("item", item.key().id())
                                .then())
                        .orElseGet(Mono::empty))
                .then();
    }

    /** A note is told with every change that was made together. */
    private Mono<Void> withoutNotes(ItemKey key) {
        return Flux.just("change_log", "bulk")
                .concatMap(table -> ofItem(
                                "UPDATE " + table + " SET note = NULL WHERE note IS NOT NULL AND batch IN"
                                        + " (SELECT batch FROM change_log" + OF_ITEM + ')',
                                key)
                        .then())
                .then(many.notes(key));
    }

    private Mono<Void> forgetAnswers(String mark) {
        return client.sql("DELETE FROM idempotency WHERE answer LIKE :mark")
                .bind("mark", mark)
                .then();
    }

    private DatabaseClient.GenericExecuteSpec ofItem(String sql, ItemKey key) {
        return client.sql(sql)
                .bind("story", key.story())
                .bind("collection", key.part().id())
                .bind("item", key.id());
    }

    private Mono<Void> fileIsWrittenAnew() {
        if (!database.isInDataFolder()) {
            return Mono.empty();
        }
        return Mono.<Void>fromRunnable(() -> {
                    try {
                        DatabaseFile.writeAnewAtStart(properties.dataDir());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .subscribeOn(scheduler);
    }
}
