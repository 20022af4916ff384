package org.chronomap.backend.snapshot;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chronomap.backend.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Chooses the snapshot of a story that answers a request: how it is now, or how it was known as of some time. */
@Component
public final class SnapshotChoice {

    private final Stories stories;
    private final PastStories past;
    private final Clock clock = Clock.systemUTC();

    SnapshotChoice(Stories stories, PastStories past) {
        this.stories = stories;
        this.past = past;
    }

    /**
     * The snapshot that a request asks for. It fails with a problem when there is no such story (404), it was not published at the
     * time asked for (404), or that time cannot be read (400).
     */
    public Mono<Snapshot> of(String story, ServerWebExchange exchange) {
        return Mono.defer(() -> {
            Snapshot now = stories.find(story)
                    .orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
            Optional<Instant> asOf = AsOf.read(
                    exchange.getRequest().getQueryParams(), now.story().timeZone());
            return asOf.filter(instant -> instant.isBefore(clock.instant()))
                    .map(instant -> past.of(now, instant))
                    .orElseGet(() -> Mono.just(now));
        });
    }
}
