package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.parameter.PageLimit;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.security.Editors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Imports of a story that were begun: how they stand, what is wrong in them, what becomes of their rows; and goes on with them. */
@RestController
final class RowImportsController {

    private static final String IMPORTS = "/stories/{story}/imports";
    private static final String IMPORT = IMPORTS + "/{id}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int LINES_AT_ONCE = 500;
    private static final int USUAL_ROWS = 10;
    private static final int BUFFER = 1 << 16;
    private static final List<String> OF_FAULTS = List.of("f", "limit", "offset", "code", "column", "warning", "q");

    private final RowImports imports;
    private final Editors editors;
    private final Addresses addresses;

    RowImportsController(RowImports imports, Editors editors, Addresses addresses) {
        this.imports = imports;
        this.editors = editors;
        this.addresses = addresses;
    }

    @GetMapping(IMPORTS)
    Mono<ResponseEntity<byte[]>> list(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        new Parameters(parameters, List.of()).requireFaultless();
        String root = addresses.prefix(exchange.getRequest());
        return editors.current(exchange)
                .flatMap(editor -> imports.list(story, editor))
                .flatMap(jobs -> imports.known(story, jobs))
                .publishOn(Schedulers.boundedElastic())
                .map(known -> {
                    imports.held(story);
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    ArrayNode list = json.putArray("imports");
                    known.forEach(each -> {
                        ObjectNode one = ImportJson.standing(each, root);
                        one.remove("report");
                        list.add(one);
                    });
                    ArrayNode mappings = json.putArray("mappings");
                    mappingNames().forEach(mappings::add);
                    json.put("maxSize", imports.spool().most());
                    return ImportJson.json(HttpStatus.OK, json);
                });
    }

    private List<String> mappingNames() {
        try {
            return imports.folder().mappingNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(IMPORT)
    Mono<ResponseEntity<byte[]>> standing(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        new Parameters(parameters, List.of()).requireFaultless();
        return find(story, id, exchange)
                .flatMap(job -> imports.known(story, List.of(job)))
                .map(known -> ImportJson.json(
                        HttpStatus.OK, ImportJson.standing(known.get(0), addresses.prefix(exchange.getRequest()))));
    }

    @GetMapping(IMPORT + "/faults")
    Mono<ResponseEntity<Flux<DataBuffer>>> faults(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        Parameters given = new Parameters(parameters, OF_FAULTS);
        String format = given.one("f", RowImportsController::format);
        FaultsPage page = page(given);
        if (page != null && ("csv".equals(format) || "rows".equals(format))) {
            given.note("limit", "is for f=json; a table holds all");
        }
        given.requireFaultless();
        return find(story, id, exchange).map(job -> {
            FaultsFile file = imports.folder().faults(job.state().id());
            return switch (format == null ? "json" : format) {
                case "csv" -> table("faults.csv").body(csv(file));
                case "rows" ->
                    table("faulty-rows.csv")
                            .body(rows(imports.folder().faultyRows(job.state().id())));
                default ->
                    answer(MediaType.APPLICATION_JSON)
                            .body(page == null ? json("faults", lines(file::lines)) : json(file, page));
            };
        });
    }

    private static String format(String text) {
        if (!List.of("csv", "json", "rows").contains(text)) {
            throw new IllegalArgumentException('"' + text + "\" must be json, csv or rows");
        }
        return text;
    }

    /** Null = all of them are wanted. */
    private static @Nullable FaultsPage page(Parameters given) {
        Integer limit = given.one("limit", text -> PageLimit.parse(text, FaultsPage.MOST));
        Integer offset = given.one("offset", RowImportsController::offset);
        String code = given.one("code", text -> text);
        String column = given.one("column", text -> text);
        Boolean warning = given.one("warning", ImportParameters::truth);
        String words = given.one("q", text -> text);
        if (limit == null) {
            for (String name : OF_FAULTS.subList(2, OF_FAULTS.size())) {
                if (given.one(name, text -> text) != null) {
                    given.note(name, "goes with limit, the number of faults that are told at once");
                }
            }
            return null;
        }
        return new FaultsPage(limit, offset == null ? 0 : offset, code, column, warning, words);
    }

    private static int offset(String text) {
        if (!text.matches("\\d{1,9}+")) {
            throw new IllegalArgumentException('"' + text + "\" must be a whole number from 0");
        }
        return Integer.parseInt(text);
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore());
    }

    private static ResponseEntity.BodyBuilder table(String name) {
        return answer(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }

    private static Flux<DataBuffer> rows(FaultyRows rows) {
        return DataBufferUtils.read(rows.path(), DefaultDataBufferFactory.sharedInstance, BUFFER)
                .onErrorResume(NoSuchFileException.class, none -> Flux.empty())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Flux<DataBuffer> json(FaultsFile file, FaultsPage page) {
        return Mono.fromCallable(() -> {
                    try (Stream<String> lines = file.lines()) {
                        return page.of(lines);
                    } catch (NoSuchFileException e) {
                        return page.of(Stream.empty());
                    }
                })
                .subscribeOn(Schedulers.boundedElastic())
                .map(json -> DefaultDataBufferFactory.sharedInstance.wrap(
                        JsonMapper.shared().writeValueAsBytes(json)))
                .cast(DataBuffer.class)
                .flux();
    }

    private static Flux<DataBuffer> csv(FaultsFile file) {
        // Spreadsheets take a file for UTF-8 by its mark.
        return written(Flux.concat(
                Flux.just("\uFEFF" + FaultsFile.CSV_HEAD), lines(file::lines).map(FaultsFile::csv)));
    }

    private static Flux<DataBuffer> json(String member, Flux<String> lines) {
        Flux<String> all = lines.index().map(line -> (line.getT1() == 0 ? "\n" : ",\n") + line.getT2());
        return written(Flux.concat(Flux.just("{\"" + member + "\": ["), all, Flux.just("]}")));
    }

    /** None where nothing was checked yet. */
    private static Flux<String> lines(Callable<Stream<String>> file) {
        return Flux.using(file, Flux::fromStream, Stream::close)
                .onErrorResume(NoSuchFileException.class, none -> Flux.empty())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Flux<DataBuffer> written(Flux<String> texts) {
        return texts.buffer(LINES_AT_ONCE)
                .map(some -> DefaultDataBufferFactory.sharedInstance.wrap(
                        String.join("", some).getBytes(StandardCharsets.UTF_8)));
    }

    /** Items of earlier files of the same source that this one has no more. */
    @GetMapping(IMPORT + "/gone")
    Mono<ResponseEntity<Flux<DataBuffer>>> gone(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        Parameters given = new Parameters(parameters, List.of("limit"));
        Integer limit = given.one("limit", text -> PageLimit.parse(text, FaultsPage.MOST));
        given.requireFaultless();
        return find(story, id, exchange).map(job -> {
            Flux<String> gone = lines(
                    () -> Spool.lines(imports.folder().goneFile(job.state().id())));
            return answer(MediaType.APPLICATION_JSON).body(json("gone", limit == null ? gone : gone.take(limit)));
        });
    }

    @GetMapping(IMPORT + "/rows")
    Mono<ResponseEntity<byte[]>> rows(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        Parameters given = new Parameters(parameters, List.of("limit"));
        Integer limit = given.one("limit", text -> PageLimit.parse(text, RowCheck.SAMPLE));
        given.requireFaultless();
        return find(story, id, exchange).publishOn(Schedulers.boundedElastic()).map(job -> {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            int most = limit == null ? USUAL_ROWS : limit;
            for (JsonNode row : sample(job)) {
                if (rows.size() < most) {
                    rows.add(row);
                }
            }
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("rows", rows);
            return ImportJson.json(HttpStatus.OK, json);
        });
    }

    private JsonNode sample(ImportJob job) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readAllBytes(
                            imports.folder().sample(job.state().id())));
        } catch (NoSuchFileException e) {
            return JsonNodeFactory.instance.arrayNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file again, by another mapping or in another way, and stores nothing; {@code null} has a mapping guessed. */
    @PutMapping(path = IMPORT + "/mapping", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> map(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody byte[] body,
            ServerWebExchange exchange) {
        ImportParameters.Mapped mapped = ImportParameters.Mapped.of(parameters);
        JsonNode mapping = mapping(body, mapped);
        return again(story, id, exchange, state -> {
            if (mapped.keep() != null && mapping != null) {
                imports.folder().keepMapping(mapped.keep(), mapping);
            }
            return state.mappedBy(mapping, mapped.keep())
                    .readAs(mapped.options())
                    .reading(state.asked().dry(mapped.draft()));
        });
    }

    /** Null = it is to be guessed. */
    private static @Nullable JsonNode mapping(byte[] body, ImportParameters.Mapped mapped) {
        if (!SentFiles.json(body).isNull()) {
            return SentJson.object(body);
        }
        if (mapped.keep() != null) {
            throw ProblemException.badParameters(List.of(new ProblemException.ParameterFault(
                    "keep", "goes with the mapping that is to be kept; null has one guessed")));
        }
        return null;
    }

    /** Stores what was checked; it is checked again, since the story may be another by now. */
    @PostMapping(IMPORT + "/apply")
    Mono<ResponseEntity<byte[]>> apply(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        Asked asked = ImportParameters.applying(parameters).inEarnest();
        return editors.current(exchange)
                .doOnNext(editor -> SentFiles.requireRight(asked, editor))
                .then(again(story, id, exchange, state -> state.reading(asked)));
    }

    @DeleteMapping(IMPORT)
    Mono<ResponseEntity<byte[]>> delete(
            @PathVariable String story,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        new Parameters(parameters, List.of()).requireFaultless();
        return find(story, id, exchange)
                .flatMap(imports::delete)
                .then(Mono.fromSupplier(() -> ResponseEntity.noContent().build()));
    }

    @FunctionalInterface
    private interface Next {

        ImportState of(ImportState state) throws IOException;
    }

    private Mono<ResponseEntity<byte[]>> again(String story, String id, ServerWebExchange exchange, Next next) {
        return editors.current(exchange)
                .flatMap(editor -> imports.find(story, id, editor)
                        .publishOn(Schedulers.boundedElastic())
                        .flatMap(job -> {
                            try {
                                imports.again(job, next.of(job.state()), editor);
                            } catch (IOException e) {
                                return Mono.error(e);
                            }
                            return answer(job, addresses.prefix(exchange.getRequest()), isAsync(exchange));
                        }));
    }

    private Mono<ImportJob> find(String story, String id, ServerWebExchange exchange) {
        return editors.current(exchange).flatMap(editor -> imports.find(story, id, editor));
    }

    /** Whether the client does not want to wait (RFC 7240, section 4.1). */
    static boolean isAsync(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty("Prefer").stream()
                .flatMap(value -> Stream.of(value.split("[,;]", -1)))
                .anyMatch(value -> value.strip().equalsIgnoreCase("respond-async"));
    }

    /** At its end; or at once where it is to go on by itself. Who waits and goes away has it cancelled. */
    static Mono<ResponseEntity<byte[]>> answer(ImportJob job, String root, boolean async) {
        if (async) {
            return Mono.fromSupplier(() -> accepted(job, root));
        }
        CompletableFuture<ImportState> end = job.end();
        return Mono.fromFuture(end, true)
                .doOnCancel(job::cancel)
                .publishOn(Schedulers.parallel())
                .map(state -> ImportJson.answer(state, root));
    }

    private static ResponseEntity<byte[]> accepted(ImportJob job, String root) {
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, ImportJson.address(root, job.state()))
                .header("Preference-Applied", "respond-async")
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared().writeValueAsBytes(ImportJson.standing(KnownImport.now(job), root)));
    }
}
