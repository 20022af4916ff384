package org.chronomap.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.Memo;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A file that never changes under its name. What most readers load is {@linkplain Packing compressed by the build}; any other once,
 * when it is first asked for so, off the event loop.
 */
final class Asset {

    private final String name;
    private final MediaType type;
    private final Supplier<byte[]> plain;
    private final Map<ContentCoding, Mono<byte[]>> encoded = new EnumMap<>(ContentCoding.class);

    /**
     * @param name changes with the bytes
     * @param plain the same each time; asked for off the event loop
     */
    Asset(String name, Supplier<byte[]> plain) {
        this.name = name;
        this.type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        this.plain = plain;
        for (ContentCoding coding : ContentCoding.values()) {
            encoded.put(coding, Memo.value(() -> encoded(coding), Schedulers.boundedElastic()));
        }
    }

    /** Of a file among the classes, which is read whenever its bytes are asked for. */
    static Asset of(String name, String path) {
        return new Asset(name, () -> {
            try {
                return new ClassPathResource(path).getContentAsByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private byte[] encoded(ContentCoding coding) throws IOException {
        try (InputStream built = Asset.class.getResourceAsStream('/' + Packing.FOLDER + packedName(coding))) {
            return built == null ? packed(coding) : built.readAllBytes();
        }
    }

    byte[] packed(ContentCoding coding) throws IOException {
        return coding.encode(plain.get(), ContentCoding.Effort.MOST);
    }

    /** Of the file that the build may have made of it. */
    String packedName(ContentCoding coding) {
        return name + '.' + coding.id();
    }

    /** Shared: not to be changed. */
    byte[] plain() {
        return plain.get();
    }

    MediaType type() {
        return type;
    }

    /** Strong, and so of its own for each coding. */
    String etag(ContentCoding coding) {
        return '"' + packedName(coding) + '"';
    }

    Mono<byte[]> bytes(ContentCoding coding) {
        return encoded.getOrDefault(coding, Mono.empty());
    }
}
