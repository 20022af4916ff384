package org.chronomap.backend.importing;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editors;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes a story's folder as a ZIP file, while the server runs: what {@code export?f=folder} gave, or somebody packed. */
@RestController
final class ImportController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final Set<MediaType> ZIPS = Set.of(ZIP, MediaType.parseMediaType("application/x-zip-compressed"));

    private final FolderImport folders;
    private final Editors editors;

    ImportController(FolderImport folders, Editors editors) {
        this.folders = folders;
        this.editors = editors;
    }

    @PostMapping("/stories/{story}/imports")
    Mono<ResponseEntity<byte[]>> take(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestBody(required = false) byte @Nullable [] body,
            ServerWebExchange exchange) {
        checkType(Negotiation.sent(exchange.getRequest()));
        String note = note(parameters);
        byte[] zip = body == null ? new byte[0] : body;
        return editors.current(exchange)
                .flatMap(editor -> Mono.fromCallable(() -> ZippedFolder.read(zip))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(folder -> folders.run(story, folder, editor, note)))
                .map(ImportController::answer)
                .onErrorMap(StoryFaultsException.class, ImportController::problem);
    }

    private static void checkType(@Nullable MediaType given) {
        if (ZIPS.stream().noneMatch(type -> type.equalsTypeAndSubtype(given))) {
            throw ProblemException.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "What is sent must be a story folder as a ZIP file, and say so: Content-Type: application/zip");
        }
    }

    private static @Nullable String note(MultiValueMap<String, String> parameters) {
        Parameters known = new Parameters(parameters, List.of("note"));
        String note = known.one("note", Function.identity());
        known.requireFaultless();
        return note == null || note.isBlank() ? null : note.strip();
    }

    private static ResponseEntity<byte[]> answer(FolderImport.Report report) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("created", report.counts().created())
                .put("changed", report.counts().changed())
                .put("deleted", report.counts().deleted());
        answer.set("warnings", list(report.warnings()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared().writeValueAsBytes(answer));
    }

    private static ProblemException problem(StoryFaultsException refused) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(refused.getMessage()))
                .with("faults", list(refused.faults()));
    }

    private static ArrayNode list(List<Fault> faults) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Fault fault : faults) {
            list.addObject()
                    .put("file", fault.file())
                    .put("line", fault.line())
                    .put("item", fault.item())
                    .put("field", fault.field())
                    .put("detail", fault.message());
        }
        return list;
    }
}
