package org.chronomap.geodata.ingest.table;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** What a ZIP file holds, read from its own places, as long as it is no bomb: each entry by {@link Limits}, the list of entries too. */
final class Archive implements Closeable {

    /** Of the list of entries, in bytes: some 100,000 of them. */
    private static final long LIST = 8L << 20;

    private static final String DAMAGED =
            "The file, a ZIP file by its beginning, is damaged, or not all of it has come: save it and send it again";

    private final Counted channel;
    private final ZipFile zip;
    private final long most;

    private Archive(Counted channel, ZipFile zip, long size) {
        this.channel = channel;
        this.zip = zip;
        this.most = Math.min(Limits.UNPACKED, Math.max(Limits.UNSUSPICIOUS, Limits.TIMES_PACKED * size));
    }

    static Archive of(ForeignFile file) throws IOException, RefusedFileException {
        Counted channel = new Counted(file.open());
        channel.most = LIST;
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            channel.most = Long.MAX_VALUE;
            return new Archive(channel, zip, file.size());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw Refusal.of(e, DAMAGED);
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** In bytes, as the file says itself, which may be a lie. */
    long said(String name) {
        ZipArchiveEntry entry = zip.getEntry(name);
        return entry == null ? 0 : entry.getSize();
    }

    /** @return null when there is none */
    @Nullable InputStream open(String name) throws IOException, RefusedFileException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        if (!zip.canReadEntryData(entry)) {
            throw new RefusedFileException(
                    "encrypted", "The file is protected by a password: save it without one, and send that");
        }
        if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
            throw new RefusedFileException(
                    "damaged", "Packed as no spreadsheet is: " + name + "; save it again, and send that");
        }
        try {
            return new Bounded(zip.getInputStream(entry), name);
        } catch (IOException | RuntimeException e) {
            throw Refusal.of(e, DAMAGED);
        }
    }

    /** What was read until now was to look around. */
    void restart() {
        channel.read = 0;
    }

    /** How many bytes of the file were read since then, at most as many as it has. */
    long position() {
        return Math.min(channel.read, channel.size);
    }

    /** In bytes. */
    long size() {
        return channel.size;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Bounded extends FilterInputStream {

        private final String name;
        private long read;

        Bounded(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(bytes, offset, length);
            } catch (ZipException | EOFException e) {
                throw new Refusal("damaged", DAMAGED);
            }
            read += Math.max(0, count);
            if (read > most) {
                throw new Refusal(
                        "zip-bomb",
                        "Unpacked, " + name + " in it has more than " + most
                                + " bytes, the most that are read of a file of its size: " + "send less of it, or CSV");
            }
            return count;
        }
    }

    private static final class Counted implements SeekableByteChannel {

        private final SeekableByteChannel channel;
        private final long size;
        private long read;
        private long most;

        Counted(SeekableByteChannel channel) throws IOException {
            this.channel = channel;
            this.size = channel.size();
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            int count = channel.read(buffer);
            read += Math.max(0, count);
            if (read > most) {
                throw new Refusal("zip-bomb", "The ZIP file lists more entries than are read of one");
            }
            return count;
        }

        @Override
        public int write(ByteBuffer buffer) throws IOException {
            return channel.write(buffer);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long length) throws IOException {
            channel.truncate(length);
            return this;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
