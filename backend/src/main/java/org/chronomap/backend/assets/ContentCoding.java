package org.chronomap.backend.assets;

import com.aayushatharva.brotli4j.encoder.Encoder;
import io.netty.handler.codec.compression.Brotli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** How the bytes of an answer are compressed (RFC 9110, section 8.4.1), the smallest first. */
enum ContentCoding {
    BR {
        @Override
        byte[] encode(byte[] bytes) throws IOException {
            return Encoder.compress(bytes, new Encoder.Parameters().setQuality(11));
        }
    },
    GZIP {
        @Override
        byte[] encode(byte[] bytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
            try (GZIPOutputStream gzip = new BestGzip(out)) {
                gzip.write(bytes);
            }
            return out.toByteArray();
        }
    },
    IDENTITY {
        @Override
        byte[] encode(byte[] bytes) {
            return bytes;
        }
    };

    private static final boolean BROTLI_IS_AVAILABLE = Brotli.isAvailable();

    /** Loads native libraries, which the first request must not do on the event loop. */
    static void load() {
        if (!BROTLI_IS_AVAILABLE) {
            LoggerFactory.getLogger(ContentCoding.class)
                    .info("No Brotli on this platform, only gzip: {}", String.valueOf(Brotli.cause()));
        }
    }

    abstract byte[] encode(byte[] bytes) throws IOException;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The smallest coding that a request accepts and this machine can make. */
    static ContentCoding accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        return Arrays.stream(values())
                .filter(coding -> coding == IDENTITY || accepts(acceptEncoding, coding.id()))
                .filter(coding -> coding != BR || BROTLI_IS_AVAILABLE)
                .findFirst()
                .orElse(IDENTITY);
    }

    private static boolean accepts(String acceptEncoding, String coding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                .map(part -> part.replace(" ", ""))
                .anyMatch(part ->
                        part.equals(coding) || (part.startsWith(coding + ";q=") && !part.matches(".*;q=0(\\.0*)?")));
    }

    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
