package org.chronomap.backend.editing;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.time.typed.Context;
import org.chronomap.geodata.time.typed.Reading;
import org.chronomap.geodata.time.typed.TypedDates;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells an editor, while somebody types, what date a text says: {@code backend/docs/editing.md}. For a story with drafts too, which
 * all may see who may ask here.
 */
@RestController
final class DatesController {

    private static final List<String> PARAMETERS = List.of("text", "lang", "near");
    /** The same text is asked for again when somebody deletes a letter; the story around changes little meanwhile. */
    private static final CacheControl FOR_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate();

    private static final List<String> VARY =
            List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

    private final LiveStories stories;
    private final Messages messages;

    DatesController(LiveStories stories, Messages messages) {
        this.stories = stories;
        this.messages = messages;
    }

    @GetMapping("/stories/{story}/dates")
    Mono<ResponseEntity<byte[]>> read(@PathVariable String story, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return stories.preview(story)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("There is no story \"" + story + '"')))
                .map(snapshot -> Typed.of(request, snapshot.story(), messages))
                // The first in a language has its words read from their file.
                .publishOn(Schedulers.boundedElastic())
                .flatMap(typed -> {
                    HttpHeaders headers = exchange.getResponse().getHeaders();
                    headers.setCacheControl(FOR_A_MINUTE);
                    headers.setContentLanguage(Locale.forLanguageTag(typed.interfaceLanguage()));
                    headers.addAll(HttpHeaders.VARY, VARY);
                    return Revalidation.answer(exchange, MediaType.APPLICATION_JSON, answer(typed));
                });
    }

    private byte[] answer(Typed typed) {
        Map<String, String> words = messages.in(typed.interfaceLanguage());
        Reading reading = TypedDates.read(typed.text(), typed.language(), typed.context());
        ZoneId zone = typed.context().zone();
        return JsonMapper.shared().writeValueAsBytes(new ReadingJson(words, zone).of(reading));
    }

    /**
     * What is asked.
     *
     * @param language that the text is tried in first
     * @param interfaceLanguage of what is said of it
     * @param context what the story says around it
     */
    private record Typed(String text, String language, String interfaceLanguage, Context context) {

        /** @throws ProblemException (400) that names every faulty parameter */
        static Typed of(ServerHttpRequest request, Story story, Messages messages) {
            Parameters parameters = new Parameters(request.getQueryParams(), PARAMETERS);
            String text = parameters.one("text", typed -> typed);
            String language = parameters.one("lang", tag -> tag);
            TimeSpan near = parameters.one("near", when -> Edtf.parse(when, story.timeZone()));
            if (!request.getQueryParams().containsKey("text")) {
                parameters.note("text", "is missing: the date as it was typed, like text=6%20January");
            }
            parameters.requireFaultless();
            Context around = Context.of(story.timeZone()).within(story.extent());
            String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
            return new Typed(
                    Objects.requireNonNullElse(text, ""),
                    LanguageChoice.among(TypedDates.LANGUAGES, language, accepted),
                    messages.languageFor(request, story.languages()),
                    near == null ? around : around.near(near));
        }
    }
}
