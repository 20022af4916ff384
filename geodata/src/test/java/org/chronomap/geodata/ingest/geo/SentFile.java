package org.chronomap.geodata.ingest.geo;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.ingest.ForeignFile;

/** A file of a test: its beginning, then one piece again and again, then its end; so that a long one takes no memory. */
@SuppressWarnings("ArrayRecordComponent") // Read alone, and never compared.
record SentFile(String name, byte[] begin, byte[] again, long times, byte[] end) implements ForeignFile {

    static SentFile of(byte[] bytes) {
        return new SentFile("sent.txt", bytes, new byte[1], 0, new byte[0]);
    }

    static SentFile of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static SentFile of(String begin, String again, long times, String end) {
        return new SentFile(
                "sent.txt",
                begin.getBytes(StandardCharsets.UTF_8),
                again.getBytes(StandardCharsets.UTF_8),
                times,
                end.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return begin.length + again.length * times + end.length;
    }

    @Override
    public SeekableByteChannel open() {
        return new Channel();
    }

    private final class Channel implements SeekableByteChannel {

        private long position;
        private boolean open = true;

        @Override
        public int read(ByteBuffer into) throws ClosedChannelException {
            if (!open) {
                throw new ClosedChannelException();
            }
            if (position >= size()) {
                return -1;
            }
            int before = into.position();
            while (into.hasRemaining() && position < size()) {
                long inAgain = position - begin.length;
                long inEnd = inAgain - again.length * times;
                byte[] piece = inAgain < 0 ? begin : inEnd < 0 ? again : end;
                int from = (int) (inAgain < 0 ? position : inEnd < 0 ? inAgain % again.length : inEnd);
                int length = Math.min(into.remaining(), piece.length - from);
                into.put(piece, from, length);
                position += length;
            }
            return into.position() - before;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long wanted) {
            position = wanted;
            return this;
        }

        @Override
        public long size() {
            return SentFile.this.size();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }
    }
}
