package org.chronomap.backend.snapshot.request;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.security.PreviewTokens;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Chooses the snapshot of a story that answers a request: how it is now, how it was known as of some time, or how its editors see it.
 */
@Component
public final class SnapshotChoice {

    public static final String PREVIEW = "preview";

    private final LiveStories stories;
    private final PastStories past;
    private final Editors editors;
    private final PreviewTokens previews;
    private final Clock clock = Clock.systemUTC();

    SnapshotChoice(LiveStories stories, PastStories past, Editors editors, PreviewTokens previews) {
        this.stories = stories;
        this.past = past;
        this.editors = editors;
        this.previews = previews;
    }

    /**
     * The snapshot that a request asks for. It fails with a problem when there is no such story (404), it was not published at the
     * time asked for (404), or that time cannot be read (400). Drafts ({@code preview=true}) are for who is signed in, and for who has
     * a preview link ({@code preview} and its token); for anybody else a story without what is published is not there.
     */
    public Mono<Snapshot> of(String story, ServerWebExchange exchange) {
        String preview = exchange.getRequest().getQueryParams().getFirst(PREVIEW);
        return preview == null
                ? published(story, exchange)
                : mayPreview(story, preview, exchange)
                        .flatMap(
                                may -> may
                                        ? stories.preview(story)
                                        : Mono.error(
                                                ProblemException.of(
                                                        HttpStatus.FORBIDDEN,
                                                        "Drafts are for who is signed in (preview=true) or has a preview link that still holds")))
                        .switchIfEmpty(Mono.error(() -> noStory(story)));
    }

    private Mono<Boolean> mayPreview(String story, String preview, ServerWebExchange exchange) {
        return preview.equals("true") ? editors.current(exchange).hasElement() : previews.permits(story, preview);
    }

    private static ProblemException noStory(String story) {
        return ProblemException.notFound("There is no story \"" + story + '"');
    }

    private Mono<Snapshot> published(String story, ServerWebExchange exchange) {
        return Mono.defer(() -> {
            Snapshot now = stories.find(story).orElseThrow(() -> noStory(story));
            Optional<Instant> asOf = AsOf.read(
                    exchange.getRequest().getQueryParams(), now.story().timeZone());
            return asOf.filter(instant -> instant.isBefore(clock.instant()))
                    .map(instant -> past.of(now, instant))
                    .orElseGet(() -> Mono.just(now));
        });
    }
}
