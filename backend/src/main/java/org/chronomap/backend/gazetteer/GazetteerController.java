package org.chronomap.backend.gazetteer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.parameter.PageLimit;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.StoryIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells an editor, while somebody types or pastes, where a text says that something is. Of a story with drafts, which only those may see
 * who may ask here.
 */
@RestController
final class GazetteerController {

    private static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk");
    private static final List<String> PARAMETERS = List.of("text", "lang", "limit");
    /** Who types on, and then takes back a letter, has the answer already. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final LiveStories stories;
    private final Messages messages;
    private final PlacesJson places;

    GazetteerController(LiveStories stories, Messages messages, PlacesJson places) {
        this.stories = stories;
        this.messages = messages;
        this.places = places;
    }

    @GetMapping("/stories/{story}/gazetteer")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String story, ServerWebExchange exchange) {
        Parameters parameters = new Parameters(exchange.getRequest().getQueryParams(), PARAMETERS);
        String text = parameters.one("text", GazetteerController::text);
        String asked = parameters.one("lang", tag -> tag);
        Integer given = parameters.one("limit", limit -> PageLimit.parse(limit, PlaceQuery.MOST));
        if (text == null && parameters.areFaultless()) {
            parameters.note("text", "is missing: what was typed or pasted, like Almaty or 43.25, 76.95");
        }
        parameters.requireFaultless();
        ServerHttpRequest request = exchange.getRequest();
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        return stories.preview(story)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("There is no story \"" + story + '"')))
                .flatMap(snapshot -> {
                    PlaceQuery query = new PlaceQuery(
                            Objects.requireNonNull(text),
                            LanguageChoice.among(LANGUAGES, asked, accepted),
                            messages.languageFor(request, snapshot.story().languages()),
                            given == null ? PlaceQuery.USUAL : given);
                    return answer(snapshot, query, exchange);
                });
    }

    private static String text(String text) {
        if (text.length() > PlaceQuery.LONGEST) {
            throw new IllegalArgumentException("has %d characters; a position, a link or a name has %d at the most"
                    .formatted(text.length(), PlaceQuery.LONGEST));
        }
        return text;
    }

    private Mono<ResponseEntity<byte[]>> answer(Snapshot snapshot, PlaceQuery query, ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(CacheControl.maxAge(KEPT).cachePrivate());
        headers.setContentLanguage(Locale.forLanguageTag(query.interfaceLanguage()));
        headers.addAll(
                HttpHeaders.VARY, List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE));
        String asked = Digest.of(query.toString().getBytes(StandardCharsets.UTF_8));
        String tag = "W/\"%s-gazetteer%d-%s\"".formatted(snapshot.tag(), Revalidation.FORMAT, asked);
        if (Revalidation.isHeld(exchange, MediaType.APPLICATION_JSON, tag)) {
            return Mono.empty();
        }
        Extent around = around(snapshot.index());
        // The first reads the names of the world.
        return Mono.fromCallable(Gazetteer::packaged)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(gazetteer -> HeavyWork.TEXT.of(() -> places.of(query, around)))
                .map(body -> ResponseEntity.ok().body(body));
    }

    /** Around the story's places; a country is too large to say where it is, unless there is nothing else. */
    private static @Nullable Extent around(StoryIndex index) {
        List<Extent> places = index.story().places().stream()
                .flatMap(place -> Stream.ofNullable(place.at()))
                .map(at -> Extent.of(at.getCoordinate()))
                .toList();
        return places.isEmpty() ? index.view().orElse(null) : Extent.union(places);
    }
}
