package org.chronomap.backend.exporting;

import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.features.SelectedItems;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Network;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.geodata.export.ExportFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Serves what is published of a story as its folder, and what is selected of its incidents and movements as a file. */
@RestController
final class ExportController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    /** Formats that have room for one text for each field, and tell a date in its language, too. */
    private static final Set<String> IN_ONE_LANGUAGE = Set.of("timelinejs", "ics");

    private static final int WRITERS = 4;

    private final LiveStories stories;
    private final SnapshotChoice snapshots;
    private final Addresses addresses;
    private final Scheduler writers = Schedulers.newBoundedElastic(WRITERS, Integer.MAX_VALUE, "export");
    private final OpenFiles open = new OpenFiles();

    ExportController(LiveStories stories, SnapshotChoice snapshots, Addresses addresses) {
        this.stories = stories;
        this.snapshots = snapshots;
        this.addresses = addresses;
    }

    @GetMapping("/stories/{story}/export")
    Mono<Void> export(
            @PathVariable String story,
            @RequestParam(name = "f", required = false) @Nullable String format,
            ServerWebExchange exchange) {
        if ("folder".equals(format)) {
            requireWhole(exchange.getRequest().getQueryParams());
            return folder(story, exchange);
        }
        ExportFormat chosen = ExportFormat.find(format == null ? "" : format).orElseThrow(() -> unknown(format));
        return snapshots.of(story, exchange).flatMap(snapshot -> file(chosen, snapshot, exchange));
    }

    private static void requireWhole(MultiValueMap<String, String> parameters) {
        List<ParameterFault> more = parameters.keySet().stream()
                .filter(name -> !name.equals("f"))
                .map(name -> new ParameterFault(name, "must be left out: a folder is the whole story"))
                .toList();
        if (!more.isEmpty()) {
            throw ProblemException.badParameters(more);
        }
    }

    private static ProblemException unknown(@Nullable String format) {
        return ProblemException.badParameters(List.of(new ParameterFault(
                "f",
                (format == null ? "is missing" : '"' + format + "\" is not known") + "; it must be folder, or one of "
                        + ExportFormat.ALL.stream().map(ExportFormat::id).collect(Collectors.joining(", ")))));
    }

    private Mono<Void> file(ExportFormat format, Snapshot snapshot, ServerWebExchange exchange) {
        MultiValueMap<String, String> parameters =
                new LinkedMultiValueMap<>(exchange.getRequest().getQueryParams());
        parameters.remove("f");
        // Selecting can take longer than the event loop may be held.
        return Mono.fromCallable(() -> Stream.of(StoryCollection.INCIDENTS, StoryCollection.MOVEMENTS)
                        .map(collection -> SelectedItems.of(collection, parameters, snapshot))
                        .toList())
                .subscribeOn(Schedulers.parallel())
                .flatMap(selected -> file(format, snapshot, selected, exchange));
    }

    private Mono<Void> file(
            ExportFormat format, Snapshot snapshot, List<SelectedItems> selected, ServerWebExchange exchange) {
        EncodedStory asked = exchange.getRequest().getQueryParams().containsKey("lang")
                ? EncodedStoryChoice.forData(snapshot, exchange)
                : snapshot.encoded(Snapshot.EVERY_LANGUAGE);
        EncodedStory encoded =
                IN_ONE_LANGUAGE.contains(format.id()) ? snapshot.encoded(snapshot.languageOfLabels(asked)) : asked;
        String self = addresses.self(exchange.getRequest());
        String etag = "W/\"" + snapshot.tag() + '-' + Digest.of(self.getBytes(StandardCharsets.UTF_8)) + "-export"
                + Revalidation.FORMAT + '-' + encoded.language() + '"';
        MediaType type = MediaType.parseMediaType(format.mediaType());
        if (Revalidation.isHeld(exchange, type, etag)) {
            return Mono.empty();
        }
        return written(
                snapshot.story().id() + "." + format.ending(),
                Export.of(format, snapshot, encoded, selected),
                exchange);
    }

    /** A file, which no thread waits for. */
    private Mono<Void> written(String name, Pieces.File file, ServerWebExchange exchange) {
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            attach(exchange, name);
            return exchange.getResponse().setComplete();
        }
        return Mono.using(
                () -> open.open(Network.of(exchange.getRequest())),
                begun -> {
                    attach(exchange, name);
                    return exchange.getResponse()
                            .writeWith(Pieces.of(file, exchange.getResponse().bufferFactory())
                                    .subscribeOn(writers));
                },
                open::close);
    }

    private static void attach(ServerWebExchange exchange, String name) {
        exchange.getResponse()
                .getHeaders()
                .setContentDisposition(
                        ContentDisposition.attachment().filename(name).build());
    }

    private Mono<Void> folder(String story, ServerWebExchange exchange) {
        HeldStory held = stories.held(story)
                .filter(HeldStory::published)
                .orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        if (Revalidation.isHeld(exchange, ZIP, "\"folder" + Revalidation.FORMAT + '-' + held.seq() + '"')) {
            return Mono.empty();
        }
        return written(story + "-folder.zip", out -> new FolderZip(story, held.validStory(), out), exchange);
    }

    @PreDestroy
    void end() {
        writers.dispose();
    }
}
