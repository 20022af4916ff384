package org.chronomap.backend.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.importing.rows.ImportParameters;
import org.chronomap.backend.importing.rows.SentFiles;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes files while the server runs: a story's folder as a ZIP file, which is what {@code export?f=folder} gave, or somebody packed;
 * and files of rows of any kind.
 */
@RestController
final class ImportController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final Set<MediaType> ZIPS = Set.of(ZIP, MediaType.parseMediaType("application/x-zip-compressed"));

    private final FolderImport folders;
    private final SentFiles files;
    private final Editors editors;
    private final Addresses addresses;

    ImportController(FolderImport folders, SentFiles files, Editors editors, Addresses addresses) {
        this.folders = folders;
        this.files = files;
        this.editors = editors;
        this.addresses = addresses;
    }

    /** Takes what is sent whatever it is said to be: what sends a file as it is seldom knows. */
    @PostMapping("/stories/{story}/imports")
    Mono<ResponseEntity<byte[]>> take(
            @PathVariable String story,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        ImportParameters given = ImportParameters.of(parameters);
        MediaType type = Negotiation.sent(exchange.getRequest());
        boolean saysZip = ZIPS.stream().anyMatch(zip -> zip.equalsTypeAndSubtype(type));
        return editors.current(exchange)
                .doOnNext(editor -> files.requireRight(story, given, editor))
                .flatMap(editor -> files.take(exchange, given, type)
                        .flatMap(sent -> Mono.fromCallable(() -> isFolder(sent, saysZip))
                                .subscribeOn(Schedulers.boundedElastic())
                                .flatMap(isFolder -> isFolder
                                        ? folder(sent, story, given, editor)
                                        : files.begin(sent, story, given, editor, exchange, addresses))));
    }

    private static boolean isFolder(SentFiles.Sent sent, boolean saysZip) throws IOException {
        try {
            return sent.isStoryFolder(saysZip);
        } catch (IOException e) {
            sent.delete();
            throw e;
        }
    }

    private Mono<ResponseEntity<byte[]>> folder(
            SentFiles.Sent sent, String story, ImportParameters given, Editor editor) {
        return Mono.using(
                        () -> {
                            given.requireOfFolder();
                            if (!editor.mayPublish()) {
                                throw ProblemException.of(
                                        HttpStatus.FORBIDDEN, "To make a story what a folder says is for editors");
                            }
                            return ZippedFolder.open(sent.path(), sent.size());
                        },
                        folder ->
                                folders.run(story, folder, editor, given.asked().note()),
                        ImportController::close)
                .doFinally(end -> Schedulers.boundedElastic().schedule(sent::delete))
                .subscribeOn(Schedulers.boundedElastic())
                .map(ImportController::answer)
                .onErrorMap(StoryFaultsException.class, ImportController::problem);
    }

    private static void close(ZippedFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
