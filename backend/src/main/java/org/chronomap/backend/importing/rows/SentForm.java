package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.MultipartHttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * A file to import as a part of a form ({@code multipart/form-data}), with its mapping beside it and nothing else.
 *
 * @param name as its sender calls it; null = they do not say
 * @param mapping null = none came with it
 */
record SentForm(
        Flux<DataBuffer> file,
        @Nullable String name,
        @Nullable JsonNode mapping) {

    private static final String FILE = "file";
    private static final String MAPPING = "mapping";
    private static final int MOST_PARTS = 4;
    /** Of a mapping, in bytes. */
    private static final int LONGEST_MAPPING = 1 << 20;

    private static final ResolvableType PARTS =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, Part.class);

    /** Makes something of a form that is read to its end. */
    @FunctionalInterface
    interface Use<T> {

        Mono<T> of(SentForm form);
    }

    /**
     * Parts lie in a folder of their own meanwhile, of which nothing is left, however it ends.
     *
     * @param largest of a part, in bytes
     * @return fails with a {@link ProblemException} (400, 413, 422)
     */
    static <T> Mono<T> read(ServerHttpRequest request, Path folder, long largest, Use<T> use) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> reader(Files.createDirectory(folder), largest))
                        .subscribeOn(Schedulers.boundedElastic()),
                reader -> reader.readMono(PARTS, request, Map.of())
                        // The file of a part is closed under what is still written to it when the form is cut off.
                        .onErrorMap(
                                ClosedChannelException.class,
                                closed -> new DecodingException("It ends within a part", closed))
                        .flatMap(SentForm::form)
                        .flatMap(use::of)
                        .onErrorMap(DataBufferLimitException.class, SentForm::tooLarge)
                        .onErrorMap(DecodingException.class, SentForm::broken),
                reader -> delete(folder));
    }

    private static MultipartHttpMessageReader reader(Path folder, long largest) throws IOException {
        DefaultPartHttpMessageReader reader = new DefaultPartHttpMessageReader();
        reader.setMaxParts(MOST_PARTS);
        reader.setMaxDiskUsagePerPart(largest);
        reader.setFileStorageDirectory(folder);
        return new MultipartHttpMessageReader(reader);
    }

    private static Mono<SentForm> form(MultiValueMap<String, Part> parts) {
        String others = parts.keySet().stream()
                .filter(name -> !Set.of(FILE, MAPPING).contains(name))
                .map(SentName::of)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw unfit("Of a form only the parts \"file\" and \"mapping\" are read, and this one has " + others
                    + " too: what else is asked for stands in the address, like ?dry-run=true");
        }
        for (String name : List.of(FILE, MAPPING)) {
            int count = parts.getOrDefault(name, List.of()).size();
            if (count > 1) {
                throw unfit("There are " + count + " parts \"" + name
                        + "\", and one is taken at a time: send each by itself");
            }
        }
        Part file = parts.getFirst(FILE);
        if (file == null) {
            throw unfit("The part \"file\" is missing: what is to be imported; \"mapping\" may come with it");
        }
        Part mapping = parts.getFirst(MAPPING);
        String name = file instanceof FilePart named ? named.filename() : null;
        SentForm alone = new SentForm(file.content(), name, null);
        return mapping == null
                ? Mono.just(alone)
                : DataBufferUtils.join(mapping.content(), LONGEST_MAPPING)
                        .map(buffer -> new SentForm(file.content(), name, json(buffer)))
                        .defaultIfEmpty(alone);
    }

    private static JsonNode json(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return SentFiles.json(bytes);
    }

    private static ProblemException unfit(String why) {
        return SentFiles.problem(HttpStatus.UNPROCESSABLE_CONTENT, "unfit-form", why);
    }

    private static ProblemException tooLarge(DataBufferLimitException tooMuch) {
        return SentFiles.problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "A part is larger than is taken: a mapping has " + Spool.words(LONGEST_MAPPING) + " at the most");
    }

    private static ProblemException broken(DecodingException broken) {
        return SentFiles.problem(
                HttpStatus.BAD_REQUEST,
                "broken-form",
                "This is no whole form (multipart/form-data) of the parts \"file\" and \"mapping\": "
                        + broken.getMessage());
    }

    private static Mono<Void> delete(Path folder) {
        return Mono.fromCallable(() -> FileSystemUtils.deleteRecursively(folder))
                .then()
                .subscribeOn(Schedulers.boundedElastic());
    }
}
