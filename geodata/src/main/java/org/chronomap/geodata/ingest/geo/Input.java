package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** Bytes of which no more are handed out than there should be. Parsers hide why they got none: {@link #refusal} keeps it. */
final class Input extends InputStream {

    /** What parsers read ahead. */
    private static final int AHEAD = 1 << 16;

    /** What parsers of XML keep whole: a comment, what stands in CDATA, the value of an attribute. */
    private static final int PIECE = 4 << 20;

    private final InputStream bytes;
    private final SeekableByteChannel channel;
    private final long most;
    private long read;
    private long stop = Long.MAX_VALUE;
    private @Nullable RefusedFileException refusal;

    /**
     * @param bytes as they come out of the channel
     * @param most of them: beyond, they are a bomb
     */
    Input(InputStream bytes, SeekableByteChannel channel, long most) {
        this.bytes = bytes;
        this.channel = channel;
        this.most = most;
    }

    static Input of(SeekableByteChannel channel) {
        return new Input(Channels.newInputStream(channel), channel, Long.MAX_VALUE);
    }

    /** Whatever is read from here on belongs to something new, which may be {@link #PIECE} long. */
    void step() {
        stop = read + PIECE + AHEAD;
    }

    @Nullable RefusedFileException refusal() {
        return refusal;
    }

    /** Of the file. */
    long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            return read;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (read > most) {
            throw refuse(
                    "zip-bomb",
                    "The ZIP file holds more than %d times its own size, or more than %,d bytes: unpack it, and send what is in it"
                            .formatted(Limits.TIMES_PACKED, Limits.UNPACKED));
        }
        if (read > stop) {
            throw refuse(
                    "too-long",
                    "One piece of the XML is longer than %,d bytes: it is read no further".formatted(PIECE));
        }
        int got = bytes.read(into, from, length);
        read += Math.max(got, 0);
        return got;
    }

    /** So many bytes, or all that are left. */
    byte[] wholly(int length) throws IOException, RefusedFileException {
        try {
            // Grows as it comes: a length is believed once so much is there.
            return readNBytes(length);
        } catch (IOException e) {
            if (refusal != null) {
                throw refusal;
            }
            throw e;
        }
    }

    private IOException refuse(String code, String message) {
        refusal = new RefusedFileException(code, message);
        return new IOException(message);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            bytes.close();
        }
    }
}
