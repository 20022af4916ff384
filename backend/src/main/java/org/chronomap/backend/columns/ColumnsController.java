package org.chronomap.backend.columns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.request.AsOf;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.geodata.index.SearchText;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves a story's incidents as files of columns: {@code backend/docs/columns.md}. */
@RestController
@RequestMapping("/stories/{story}/collections/incidents")
final class ColumnsController {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,5}");
    private static final String WORDS = "q";
    private static final List<String> PARAMETERS = List.of(AsOf.PARAMETER, SnapshotChoice.PREVIEW);

    private final SnapshotChoice snapshots;
    private final ColumnFiles files;

    ColumnsController(SnapshotChoice snapshots, ColumnFiles files) {
        this.snapshots = snapshots;
        this.files = files;
    }

    @GetMapping("/cube")
    Mono<ResponseEntity<byte[]>> cube(@PathVariable String story, ServerWebExchange exchange) {
        return answer(story, MediaType.APPLICATION_OCTET_STREAM, "cube", files::cube, exchange);
    }

    @GetMapping("/columns")
    Mono<ResponseEntity<byte[]>> contents(@PathVariable String story, ServerWebExchange exchange) {
        return answer(story, MediaType.APPLICATION_JSON, "columns", files::contents, exchange);
    }

    @GetMapping("/columns/{chunk}")
    Mono<ResponseEntity<byte[]>> chunk(
            @PathVariable String story, @PathVariable String chunk, ServerWebExchange exchange) {
        Supplier<ProblemException> none = () -> ProblemException.notFound("There is no chunk \"" + chunk
                + "\" of incidents of " + story + "; …/columns tells how many there are, counted from 0");
        if (!NUMBER.matcher(chunk).matches()) {
            throw none.get();
        }
        return answer(
                story,
                MediaType.APPLICATION_OCTET_STREAM,
                "columns-" + chunk,
                asked -> files.chunk(asked, Integer.parseInt(chunk)).switchIfEmpty(Mono.error(none)),
                exchange);
    }

    @GetMapping("/facets")
    Mono<ResponseEntity<byte[]>> facets(@PathVariable String story, ServerWebExchange exchange) {
        return answer(story, MediaType.APPLICATION_OCTET_STREAM, "facets", files::facets, exchange);
    }

    @GetMapping("/rows")
    Mono<ResponseEntity<byte[]>> rows(@PathVariable String story, ServerWebExchange exchange) {
        List<String> words = words(exchange.getRequest().getQueryParams());
        String name = "rows-" + Digest.of(String.join(" ", words).getBytes(StandardCharsets.UTF_8));
        return file(story, MediaType.APPLICATION_OCTET_STREAM, name, asked -> files.rows(asked, words), exchange);
    }

    private static List<String> words(MultiValueMap<String, String> given) {
        Parameters parameters = new Parameters(given, List.of(WORDS, AsOf.PARAMETER, SnapshotChoice.PREVIEW));
        List<String> words = parameters.one(WORDS, SearchText::words);
        if (words != null && words.isEmpty()) {
            parameters.note(WORDS, "must hold at least one word to search for");
        }
        parameters.requireFaultless();
        return words == null ? List.of() : words;
    }

    private Mono<ResponseEntity<byte[]>> answer(
            String story,
            MediaType type,
            String name,
            Function<ColumnFiles.Asked, Mono<byte[]>> file,
            ServerWebExchange exchange) {
        new Parameters(exchange.getRequest().getQueryParams(), PARAMETERS).requireFaultless();
        return file(story, type, name, file, exchange);
    }

    /** @param name of what is asked for, among all of a revision */
    private Mono<ResponseEntity<byte[]>> file(
            String story,
            MediaType type,
            String name,
            Function<ColumnFiles.Asked, Mono<byte[]>> file,
            ServerWebExchange exchange) {
        return snapshots.of(story, exchange).flatMap(snapshot -> {
            ContentCoding coding =
                    ContentCoding.accepted(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING));
            String etag = "\"%s-%s-%d-%s\"".formatted(snapshot.tag(), name, Revalidation.FORMAT, coding.id());
            if (Revalidation.isHeld(exchange, type, etag)) {
                return Mono.empty();
            }
            boolean drafts = exchange.getRequest().getQueryParams().containsKey(SnapshotChoice.PREVIEW);
            return file.apply(new ColumnFiles.Asked(snapshot, drafts, coding)).map(bytes -> {
                if (coding != ContentCoding.IDENTITY) {
                    exchange.getResponse().getHeaders().set(HttpHeaders.CONTENT_ENCODING, coding.id());
                }
                return ResponseEntity.ok().body(bytes);
            });
        });
    }
}
