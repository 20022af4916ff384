package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes files that are sent to be imported. */
@Component
public final class SentFiles {

    private final RowImports imports;
    private final IdGenerator ids = new AlternativeJdkIdGenerator();

    SentFiles(RowImports imports) {
        this.imports = imports;
    }

    /**
     * A file that lies in the folder of imports, to be given back or begun with.
     *
     * @param name as its sender calls it
     * @param mapping that came with it; null = none did
     */
    public record Sent(
            String id,
            Path path,
            String name,
            long size,
            @Nullable JsonNode mapping) {

        /** Whether it is a story's folder as a ZIP file. */
        public boolean isStoryFolder(boolean saysZip) throws IOException {
            if (!saysZip && !hasZipHead()) {
                return false;
            }
            try (ZipFile zip = new ZipFile(path.toFile())) {
                if (zip.stream().limit(1_000).anyMatch(entry -> entry.getName().matches("([^/]+/)?story\\.ya?ml"))) {
                    return true;
                }
            } catch (ZipException e) {
                return saysZip;
            } catch (IllegalArgumentException e) {
                return saysZip; // a name that is not UTF-8
            }
            return saysZip && !FileKinds.isKnown(new SpooledFile(path, name, size));
        }

        private boolean hasZipHead() throws IOException {
            try (var in = Files.newInputStream(path)) {
                byte[] head = in.readNBytes(2);
                return head.length == 2 && head[0] == 'P' && head[1] == 'K';
            }
        }

        /** Of a file that is thrown away. */
        public void delete() {
            Spool.delete(path);
        }
    }

    /** Writes what a request sends to disk. */
    public Mono<Sent> take(ServerWebExchange exchange, ImportParameters parameters, @Nullable MediaType type) {
        String id = ids.generateId().toString();
        return Mono.fromCallable(() -> {
                    imports.tidy();
                    imports.folder().prepared();
                    return imports.folder().sent(id);
                })
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(path -> type != null && type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)
                        ? form(exchange.getRequest(), id, path, parameters)
                        : body(exchange.getRequest(), id, path, parameters));
    }

    private Mono<Sent> body(ServerHttpRequest request, String id, Path path, ImportParameters parameters) {
        return imports.spool()
                .write(request.getBody(), request.getHeaders().getContentLength(), path)
                .map(size -> new Sent(id, path, name(parameters, name(request)), size, null));
    }

    private static String name(ImportParameters parameters, @Nullable String sent) {
        return parameters.name() != null ? parameters.name() : SentName.of(sent);
    }

    private static @Nullable String name(ServerHttpRequest request) {
        try {
            ContentDisposition disposition = request.getHeaders().getContentDisposition();
            return disposition.getFilename();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Mono<Sent> form(ServerHttpRequest request, String id, Path path, ImportParameters parameters) {
        imports.spool().requireNotTooLarge(request.getHeaders().getContentLength());
        return SentForm.read(
                request,
                imports.folder().parts(id),
                imports.spool().most(),
                form -> imports.spool()
                        .write(form.file(), -1, path)
                        .map(size -> new Sent(id, path, name(parameters, form.name()), size, form.mapping())));
    }

    /** @param code for programs */
    static ProblemException problem(HttpStatus status, String code, String detail) {
        return ProblemException.of(status, detail).with("code", JsonNodeFactory.instance.stringNode(code));
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "unfit-mapping",
                    "The mapping is no JSON: " + String.valueOf(e.getOriginalMessage()));
        }
    }

    /** Imports rows: ends when that is done, or at once when the client does not want to wait. */
    public Mono<ResponseEntity<byte[]>> begin(
            Sent sent,
            String story,
            ImportParameters parameters,
            Editor editor,
            ServerWebExchange exchange,
            Addresses addresses) {
        AtomicBoolean isBegun = new AtomicBoolean();
        return Mono.fromCallable(() -> {
                    isBegun.set(true);
                    imports.held(story);
                    return imports.begin(
                            new ImportState(
                                    sent.id(),
                                    story,
                                    editor.username(),
                                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                                    sent.name(),
                                    ImportState.source(parameters.mapping(), sent.name()),
                                    sent.size(),
                                    parameters.options(),
                                    sent.mapping() != null ? sent.mapping() : kept(parameters.mapping()),
                                    parameters.asked(),
                                    ImportState.Phase.READING,
                                    null,
                                    null,
                                    null,
                                    0),
                            editor);
                })
                .doOnError(failure -> sent.delete())
                .doOnCancel(() -> {
                    if (!isBegun.get()) {
                        Schedulers.boundedElastic().schedule(sent::delete);
                    }
                })
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(job -> RowImportsController.answer(
                        job, addresses.prefix(exchange.getRequest()), RowImportsController.isAsync(exchange)));
    }

    private @Nullable JsonNode kept(@Nullable String name) throws IOException {
        if (name == null) {
            return null;
        }
        JsonNode kept = imports.mapping(name);
        if (kept == null) {
            throw ProblemException.badParameters(List.of(new ProblemException.ParameterFault(
                    "mapping",
                    "no mapping is kept as \"" + name + "\"; there are "
                            + String.join(", ", imports.folder().mappingNames()))));
        }
        return kept;
    }

    /** Before anything is taken of an author's. */
    public void requireRight(String story, ImportParameters parameters, Editor editor) {
        if (!editor.mayPublish()) {
            imports.held(story);
            requireRight(parameters.asked(), editor);
        }
    }

    static void requireRight(Asked asked, Editor editor) {
        if (!editor.mayPublish() && !asked.dryRun() && !asked.draft()) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "Authors import drafts of their own (?draft=true), or try it (?dry-run=true); publishing is for editors");
        }
    }
}
