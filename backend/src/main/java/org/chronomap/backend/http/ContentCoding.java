package org.chronomap.backend.http;

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
public enum ContentCoding {
    BR {
        @Override
        public byte[] encode(byte[] bytes, Effort effort) throws IOException {
            return Encoder.compress(bytes, new Encoder.Parameters().setQuality(effort == Effort.MOST ? 11 : 5));
        }
    },
    GZIP {
        @Override
        public byte[] encode(byte[] bytes, Effort effort) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
            try (GZIPOutputStream gzip = new LevelledGzip(out, effort)) {
                gzip.write(bytes);
            }
            return out.toByteArray();
        }
    },
    IDENTITY {
        @Override
        public byte[] encode(byte[] bytes, Effort effort) {
            return bytes;
        }
    };

    /** How much time may be spent on packing. */
    public enum Effort {
        /** For what is packed for each request. */
        LITTLE,
        /** For what is packed once and sent often. */
        MOST
    }

    private static final boolean BROTLI_IS_AVAILABLE = Brotli.isAvailable();

    /** Loads native libraries, which the first request must not do on the event loop. */
    public static void load() {
        if (!BROTLI_IS_AVAILABLE) {
            LoggerFactory.getLogger(ContentCoding.class)
                    .info("No Brotli on this platform, only gzip: {}", String.valueOf(Brotli.cause()));
        }
    }

    public abstract byte[] encode(byte[] bytes, Effort effort) throws IOException;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The smallest coding that a request accepts and this machine can make. */
    public static ContentCoding accepted(@Nullable String acceptEncoding) {
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

    private static final class LevelledGzip extends GZIPOutputStream {

        LevelledGzip(ByteArrayOutputStream out, Effort effort) throws IOException {
            super(out);
            def.setLevel(effort == Effort.MOST ? Deflater.BEST_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        }
    }
}
