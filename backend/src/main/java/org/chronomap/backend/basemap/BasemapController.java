package org.chronomap.backend.basemap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import org.chronomap.backend.http.Revalidation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Serves {@code /basemap/{name}}, the file of streets, by ranges (RFC 9110, section 14). Its name changes with its content, so that
 * whoever has a part of it keeps it, and no map is drawn of parts of two files. It is never compressed, by proxies neither: a range
 * is of the file's own bytes.
 */
@RestController
final class BasemapController {

    private static final MediaType PMTILES = MediaType.parseMediaType("application/vnd.pmtiles");
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().noTransform();
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Streets streets;

    BasemapController(Streets streets) {
        this.streets = streets;
    }

    /** The bytes from the first to the last, both of which are in it. */
    private record Part(long first, long last) {

        long length() {
            return last - first + 1;
        }
    }

    @GetMapping("/basemap/{name}")
    Mono<Void> streets(@PathVariable String name, ServerWebExchange exchange) {
        return streets.file()
                .filter(file -> file.name().equals(name))
                .map(file -> Mono.fromCallable(file::open)
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(channel -> answer(file, channel, exchange).thenReturn(true))
                        // Another file has come into its place.
                        .switchIfEmpty(Mono.error(() -> gone(name)))
                        .then())
                .orElseGet(() -> Mono.error(gone(name)));
    }

    private static ResponseStatusException gone(String name) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no file of streets " + name);
    }

    private static Mono<Void> answer(StreetsFile file, FileChannel channel, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        String etag = '"' + file.name().replace(StreetsFile.SUFFIX, "") + '"';
        long size = file.version().size();
        headers.setCacheControl(FOREVER);
        if (Revalidation.isHeld(exchange, PMTILES, etag)) {
            return close(channel).then(response.setComplete());
        }
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        Part whole = new Part(0, size - 1);
        Part part;
        try {
            part = part(exchange.getRequest().getHeaders(), etag, size);
        } catch (IllegalArgumentException e) {
            headers.setCacheControl(CacheControl.noStore());
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatusCode(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
            return close(channel).then(response.setComplete());
        }
        if (part != null) {
            response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes " + part.first() + '-' + part.last() + '/' + size);
        }
        Part sent = part == null ? whole : part;
        headers.setContentLength(sent.length());
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return close(channel).then(response.setComplete());
        }
        return response.writeWith(bytes(channel, sent, response));
    }

    /**
     * @return the part that is asked for; null = the whole: several parts at once are not sent as such, and one of another file's
     *     (If-Range) would not fit
     * @throws IllegalArgumentException if it lies behind the end, or cannot be read
     */
    private static @Nullable Part part(HttpHeaders asked, String etag, long size) {
        String condition = asked.getFirst(HttpHeaders.IF_RANGE);
        if (condition != null && !condition.equals(etag)) {
            return null;
        }
        List<HttpRange> ranges = asked.getRange();
        if (ranges.size() != 1) {
            return null;
        }
        HttpRange range = ranges.get(0);
        long first = range.getRangeStart(size);
        if (first >= size) {
            throw new IllegalArgumentException("Behind the end");
        }
        return new Part(first, range.getRangeEnd(size));
    }

    private static Mono<Void> close(FileChannel channel) {
        return Mono.<Void>fromCallable(() -> {
                    channel.close();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Read where a thread may wait for the disk, as fast as they are taken. The channel is closed at the end. */
    private static Flux<DataBuffer> bytes(FileChannel channel, Part part, ServerHttpResponse response) {
        Flux<DataBuffer> read = DataBufferUtils.readByteChannel(
                () -> at(channel, part.first()), response.bufferFactory(), BUFFER_BYTES);
        return DataBufferUtils.takeUntilByteCount(read, part.length()).subscribeOn(Schedulers.boundedElastic());
    }

    private static FileChannel at(FileChannel channel, long position) throws IOException {
        return channel.position(position);
    }
}
