package org.chronomap.backend.importing.rows;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.ingest.ForeignFile;

/**
 * A file of any length that takes no room: a beginning, then one piece again and again until its end.
 *
 * @param size in bytes
 */
record LongFile(String begin, String again, long size) implements ForeignFile {

    @Override
    public String name() {
        return "holiday.jpg";
    }

    @Override
    public SeekableByteChannel open() {
        return new Channel(
                begin.getBytes(StandardCharsets.UTF_8), again.repeat(1 << 10).getBytes(StandardCharsets.UTF_8));
    }

    private final class Channel implements SeekableByteChannel {

        private final byte[] first;
        private final byte[] pieces;
        private long position;
        private boolean isClosed;

        Channel(byte[] first, byte[] pieces) {
            this.first = first;
            this.pieces = pieces;
        }

        @Override
        public int read(ByteBuffer into) {
            if (position >= size) {
                return -1;
            }
            byte[] from = position < first.length ? first : pieces;
            int at = (int) (position < first.length ? position : (position - first.length) % pieces.length);
            int length = (int) Math.min(Math.min(into.remaining(), from.length - at), size - position);
            into.put(from, at, length);
            position += length;
            return length;
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
            return size;
        }

        @Override
        public boolean isOpen() {
            return !isClosed;
        }

        @Override
        public void close() {
            isClosed = true;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long length) {
            throw new UnsupportedOperationException();
        }
    }
}
