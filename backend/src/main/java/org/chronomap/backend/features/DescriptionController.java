package org.chronomap.backend.features;

import java.util.List;
import java.util.function.Supplier;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.snapshot.request.KeptParameters;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Serves what a story's API, and that of the whole server, say of themselves, but for their landing pages. */
@RestController
final class DescriptionController {

    private final Stories stories;
    private final SnapshotChoice snapshots;
    private final Messages messages;
    private final FeaturesPages pages;

    /** @param asked what the links of an answer ask for */
    private record Key(Resource resource, String collection, List<String> asked, String language, boolean page) {}

    DescriptionController(Stories stories, SnapshotChoice snapshots, Messages messages, FeaturesPages pages) {
        this.stories = stories;
        this.snapshots = snapshots;
        this.messages = messages;
        this.pages = pages;
        // Not when it is first asked for, on the event loop.
        ImportsApi.load();
    }

    @GetMapping("/stories/{story}/conformance")
    Mono<ResponseEntity<byte[]>> conformance(@PathVariable String story, ServerWebExchange exchange) {
        return ofStory(story, Resource.CONFORMANCE, null, exchange);
    }

    @GetMapping("/stories/{story}/api")
    Mono<ResponseEntity<byte[]>> definition(@PathVariable String story, ServerWebExchange exchange) {
        return ofStory(story, Resource.DEFINITION, null, exchange);
    }

    @GetMapping("/stories/{story}/collections")
    Mono<ResponseEntity<byte[]>> collections(@PathVariable String story, ServerWebExchange exchange) {
        return ofStory(story, Resource.COLLECTIONS, null, exchange);
    }

    @GetMapping("/stories/{story}/collections/{collection}")
    Mono<ResponseEntity<byte[]>> collection(
            @PathVariable String story, @PathVariable String collection, ServerWebExchange exchange) {
        return ofStory(story, Resource.COLLECTION, FeatureController.collection(collection), exchange);
    }

    @GetMapping("/stories/{story}/collections/{collection}/queryables")
    Mono<ResponseEntity<byte[]>> queryables(
            @PathVariable String story, @PathVariable String collection, ServerWebExchange exchange) {
        return ofStory(story, Resource.QUERYABLES, FeatureController.collection(collection), exchange);
    }

    @GetMapping("/stories/{story}/collections/{collection}/schema")
    Mono<ResponseEntity<byte[]>> schema(
            @PathVariable String story, @PathVariable String collection, ServerWebExchange exchange) {
        return ofStory(story, Resource.SCHEMA, FeatureController.collection(collection), exchange);
    }

    @GetMapping("/conformance")
    Mono<ResponseEntity<byte[]>> conformance(ServerWebExchange exchange) {
        return ofServer(Resource.CONFORMANCE, null, exchange);
    }

    @GetMapping("/api")
    Mono<ResponseEntity<byte[]>> definition(ServerWebExchange exchange) {
        return ofServer(Resource.DEFINITION, null, exchange);
    }

    @GetMapping("/collections")
    Mono<ResponseEntity<byte[]>> collections(ServerWebExchange exchange) {
        return ofServer(Resource.COLLECTIONS, null, exchange);
    }

    @GetMapping("/collections/{collection}")
    Mono<ResponseEntity<byte[]>> collection(@PathVariable String collection, ServerWebExchange exchange) {
        return ofServer(Resource.COLLECTION, collection, exchange);
    }

    @GetMapping("/collections/{collection}/queryables")
    Mono<ResponseEntity<byte[]>> queryables(@PathVariable String collection, ServerWebExchange exchange) {
        return ofServer(Resource.QUERYABLES, collection, exchange);
    }

    @GetMapping("/collections/{collection}/schema")
    Mono<ResponseEntity<byte[]>> schema(@PathVariable String collection, ServerWebExchange exchange) {
        return ofServer(Resource.SCHEMA, collection, exchange);
    }

    private Mono<ResponseEntity<byte[]>> ofStory(
            String story, Resource resource, @Nullable StoryCollection kind, ServerWebExchange exchange) {
        return snapshots.of(story, exchange).flatMap(snapshot -> {
            RepresentationParameters.requireOfDescription(
                    exchange.getRequest().getQueryParams(), RepresentationParameters.OF_DESCRIPTIONS);
            boolean page = Negotiation.prefersHtml(exchange);
            EncodedStory encoded = page
                    ? EncodedStoryChoice.forReading(snapshot, exchange)
                    : EncodedStoryChoice.forData(snapshot, exchange);
            List<String> asked = KeptParameters.ofStory(snapshot, encoded.language(), exchange);
            return answer(
                    () -> Api.ofStory(snapshot, encoded, asked, messages),
                    new Key(resource, kind == null ? "" : kind.id(), asked, encoded.language(), page),
                    encoded,
                    snapshot.story().languages(),
                    snapshot,
                    exchange);
        });
    }

    private Mono<ResponseEntity<byte[]>> ofServer(
            Resource resource, @Nullable String collection, ServerWebExchange exchange) {
        RepresentationParameters.requireOfDescription(
                exchange.getRequest().getQueryParams(), RepresentationParameters.OF_SERVER);
        List<Snapshot> all = stories.list();
        if (collection != null) {
            required(collection, stories);
        }
        String language = EncodedStoryChoice.ofServer(messages, exchange);
        List<String> asked = KeptParameters.ofServer(language, exchange);
        return answer(
                () -> Api.ofServer(all, language, asked, messages),
                new Key(
                        resource,
                        collection == null ? "" : collection,
                        asked,
                        language,
                        Negotiation.prefersHtml(exchange)),
                all,
                messages.languages(),
                null,
                exchange);
    }

    /** @throws ProblemException (404) when none of the server is called so */
    static CollectionId required(String collection, Stories stories) {
        return CollectionId.find(collection)
                .filter(id -> stories.find(id.story()).isPresent())
                .orElseThrow(() -> ProblemException.notFound("There is no collection \"" + collection
                        + "\"; a story's are called by its id, a full stop, and one of " + StoryCollection.ids()));
    }

    private Mono<ResponseEntity<byte[]>> answer(
            Supplier<Api> api,
            Key key,
            Object state,
            List<String> offered,
            @Nullable Snapshot story,
            ServerWebExchange exchange) {
        if (key.page) {
            return pages.answer(
                    state,
                    key,
                    key.language,
                    offered,
                    story == null ? null : story.story().id(),
                    () -> {
                        Api described = api.get();
                        return new DescriptionPage(described, key.resource, described.find(key.collection)).content();
                    },
                    exchange);
        }
        return pages.text(
                        state,
                        key,
                        () -> {
                            Api described = api.get();
                            return JsonMapper.shared()
                                    .writeValueAsBytes(new DescriptionJson(described)
                                            .of(key.resource, described.find(key.collection)));
                        },
                        exchange)
                .flatMap(text -> Revalidation.answer(
                        exchange, MediaType.parseMediaType(key.resource.type()), text.tag(), text::bytes));
    }
}
