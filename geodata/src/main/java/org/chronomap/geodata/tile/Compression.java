package org.chronomap.geodata.tile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How directories, metadata and tiles are packed (PMTiles 3, section 3.2). */
public enum Compression {
    UNKNOWN(0),
    NONE(1),
    GZIP(2),
    BROTLI(3),
    ZSTD(4);

    private final int number;

    Compression(int number) {
        this.number = number;
    }

    /** As the header has it. */
    byte number() {
        return (byte) number;
    }

    static Compression of(int number) throws PmtilesException {
        for (Compression one : values()) {
            if (one.number == number) {
                return one;
            }
        }
        throw new PmtilesException("It is packed in a way (number " + number + ") that is not known");
    }

    /** Whether it is read here, and by the browser. */
    public boolean isRead() {
        return this == NONE || this == GZIP;
    }

    byte[] pack(byte[] bytes) {
        if (this == NONE) {
            return bytes;
        }
        if (this != GZIP) {
            throw new IllegalArgumentException(this + ": expected NONE or GZIP");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("Memory takes what is written", e);
        }
        return packed.toByteArray();
    }

    /**
     * @param most how many bytes it may be at the most: a few packed ones can be told to be any number
     * @param what is unpacked, as the message says it
     */
    byte[] unpack(byte[] packed, int most, String what) throws PmtilesException {
        if (!isRead()) {
            throw new PmtilesException("Its " + what + " is packed as " + this + ": only GZIP and NONE are read");
        }
        byte[] bytes;
        try {
            bytes = this == NONE ? packed : gunzip(packed, most);
        } catch (IOException e) {
            throw new PmtilesException("Its " + what + " cannot be unpacked: " + e.getMessage());
        }
        if (bytes.length > most) {
            throw new PmtilesException("Its " + what + " is more than " + most + " bytes");
        }
        return bytes;
    }

    private static byte[] gunzip(byte[] packed, int most) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readNBytes(most + 1);
        }
    }
}
