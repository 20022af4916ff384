package org.chronomap.backend.security.preview;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.PreviewTokens;
import org.chronomap.backend.security.account.AccountTables;
import org.chronomap.backend.security.account.RandomText;
import org.chronomap.backend.store.Columns;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The links that let one see a story's drafts, until they expire or are withdrawn. */
@Component
final class PreviewLinks implements PreviewTokens {

    private static final int BYTES_OF_ID = 12;

    private final AccountTables tables;
    private final PreviewKey key;
    private final Clock clock = Clock.systemUTC();

    PreviewLinks(AccountTables tables, PreviewKey key) {
        this.tables = tables;
        this.key = key;
    }

    /** A link, without the token that it is. */
    record Link(String id, String madeBy, Instant created, Instant expires) {}

    /** A link and its token, which is told this once. */
    record Made(Link link, String token) {}

    @Override
    public Mono<Boolean> permits(String story, String token) {
        return key.get()
                .flatMap(secret -> Mono.justOrEmpty(SignedLink.read(story, token, secret)))
                .filter(link -> link.expires().isAfter(clock.instant()))
                .flatMap(link ->
                        tables.ask(client -> client.sql("SELECT id FROM preview_link WHERE id = :id AND story = :story")
                                .bind("id", link.id())
                                .bind("story", story)
                                .map(row -> true)
                                .one()))
                .defaultIfEmpty(false);
    }

    /** Makes one, and forgets those that expired. */
    Mono<Made> make(String story, String username, Instant expires) {
        Instant now = clock.instant();
        Instant end = expires.truncatedTo(ChronoUnit.SECONDS);
        return Mono.zip(RandomText.text(BYTES_OF_ID), key.get()).flatMap(random -> {
            Link link = new Link(random.getT1(), username, now, end);
            return tables.change(client -> client.sql("DELETE FROM preview_link WHERE expires <= :now")
                            .bind("now", now.toEpochMilli())
                            .then()
                            .then(client.sql("INSERT INTO preview_link (id, story, made_by, created, expires)"
                                            + " VALUES (:id, :story, :by, :created, :expires)")
                                    .bind("id", link.id())
                                    .bind("story", story)
                                    .bind("by", username)
                                    .bind("created", now.toEpochMilli())
                                    .bind("expires", end.toEpochMilli())
                                    .then()))
                    .thenReturn(new Made(link, new SignedLink(story, link.id(), end).token(random.getT2())));
        });
    }

    /** Those of a story that still hold, the newest first. */
    Mono<List<Link>> list(String story) {
        return tables.ask(client -> client.sql("SELECT id, made_by, created, expires FROM preview_link"
                        + " WHERE story = :story AND expires > :now ORDER BY created DESC, id")
                .bind("story", story)
                .bind("now", clock.millis())
                .map(row -> new Link(
                        Columns.text(row, "id"),
                        Columns.text(row, "made_by"),
                        Columns.instant(row, "created"),
                        Columns.instant(row, "expires")))
                .all()
                .collectList());
    }

    /** @throws ProblemException (as error) 404 when the story has no such link */
    Mono<Void> withdraw(String story, String id) {
        return tables.ask(client -> client.sql("DELETE FROM preview_link WHERE story = :story AND id = :id")
                        .bind("story", story)
                        .bind("id", id)
                        .fetch()
                        .rowsUpdated())
                .flatMap(gone -> gone > 0
                        ? Mono.empty()
                        : Mono.error(ProblemException.notFound("The story has no preview link \"" + id + '"')));
    }

    Mono<Void> withdrawAll(String story) {
        return tables.ask(client -> client.sql("DELETE FROM preview_link WHERE story = :story")
                .bind("story", story)
                .then());
    }
}
