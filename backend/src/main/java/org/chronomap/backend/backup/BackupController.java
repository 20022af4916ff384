package org.chronomap.backend.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chronomap.backend.http.OperatorsLog;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives an administrator everything as one archive, and takes it back. */
@RestController
final class BackupController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Backup backup;
    private final Restore restore;
    private final Editors editors;
    private final Scheduler files = Schedulers.boundedElastic();

    BackupController(Backup backup, Restore restore, Editors editors) {
        this.backup = backup;
        this.restore = restore;
        this.editors = editors;
    }

    /** It is written to disk first: who fetches it slowly keeps no database waiting, and gets it whole or not at all. */
    @GetMapping("/backup")
    Mono<ResponseEntity<Flux<DataBuffer>>> backup(ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> spool().flatMap(file -> backup.write(file)
                        .then(Mono.fromCallable(() -> Files.size(file)).subscribeOn(files))
                        .doOnNext(length -> OperatorsLog.done("backup", editor.roleInLog(), "", "bytes", length))
                        .map(length -> ResponseEntity.ok()
                                .contentType(ZIP)
                                .contentLength(length)
                                .cacheControl(CacheControl.noStore())
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        ContentDisposition.attachment()
                                                .filename("chronomap-" + LocalDate.now(ZoneOffset.UTC) + ".zip")
                                                .build()
                                                .toString())
                                .body(DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, BUFFER_BYTES)
                                        .subscribeOn(files)
                                        .doFinally(end -> files.schedule(() -> delete(file)))
                                        // To close a file is to wait until nothing is read from it.
                                        .cancelOn(files)))));
    }

    /** Takes what is sent whatever it is said to be: what sends a file as it is seldom knows. */
    @PostMapping("/restore")
    Mono<ResponseEntity<byte[]>> restore(ServerWebExchange exchange) {
        return editors.current(exchange)
                .flatMap(editor -> spool().flatMap(file -> DataBufferUtils.write(
                                exchange.getRequest().getBody(), file)
                        .cancelOn(files)
                        .then(restore.restore(file, editor))
                        .map(BackupController::restored)
                        .onErrorMap(
                                UnfitArchiveException.class,
                                unfit -> ProblemException.of(
                                        HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(unfit.getMessage())))
                        .doFinally(end -> files.schedule(() -> delete(file)))));
    }

    private static ResponseEntity<byte[]> restored(Manifest manifest) {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("made", manifest.made().toString())
                .put("head", manifest.head());
        var rows = answer.putObject("rows");
        manifest.entries().forEach(entry -> rows.put(entry.table(), entry.rows()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared().writeValueAsBytes(answer));
    }

    /** A file that nobody else may read. */
    private Mono<Path> spool() {
        return Mono.fromCallable(() -> Files.createTempFile("chronomap-archive-", ".zip"))
                .subscribeOn(files);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
