package org.chronomap.backend.exporting;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves what is published of a story as its folder. */
@RestController
final class ExportController implements PastCache {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final LiveStories stories;
    /** By the very revision. */
    private final AsyncCache<HeldStory, byte[]> packed = Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(MOST_BYTES)
            .weigher((HeldStory held, byte[] zip) -> zip.length)
            .buildAsync();

    ExportController(LiveStories stories) {
        this.stories = stories;
    }

    @GetMapping("/stories/{story}/export")
    Mono<ResponseEntity<byte[]>> export(
            @PathVariable String story,
            @RequestParam(name = "f", required = false) @Nullable String format,
            ServerWebExchange exchange) {
        if (!"folder".equals(format)) {
            throw ProblemException.badParameters(List.of(new ParameterFault(
                    "f",
                    (format == null ? "is missing" : '"' + format + "\" is not known")
                            + "; it must be folder: a ZIP file of the YAML files that the story can be read from")));
        }
        HeldStory held = stories.held(story)
                .filter(HeldStory::published)
                .orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (Revalidation.isHeld(exchange, ZIP, "\"folder" + Revalidation.FORMAT + '-' + held.seq() + '"')) {
            return Mono.empty();
        }
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(story + "-folder.zip").build());
        return Memo.in(
                        packed,
                        held,
                        HeavyWork.TEXT.of(
                                () -> FolderZip.of(story, held.validStory().documents())))
                .map(zip -> ResponseEntity.ok().body(zip));
    }

    @Override
    public void forget(String story) {
        packed.synchronous().invalidateAll();
    }
}
