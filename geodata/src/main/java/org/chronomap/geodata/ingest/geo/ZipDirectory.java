package org.chronomap.geodata.ingest.geo;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;

/**
 * What a ZIP file says that it holds, and each of it (PKWARE APPNOTE 4.3; without ZIP64, for files beyond 4 GB). Java's own reader
 * wants a file of the disk, or reads all to get at the last.
 */
final class ZipDirectory {

    static final String ENCRYPTED = "encrypted";

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int MOST_ENTRIES = 10_000;

    private final ForeignFile file;
    private final List<Entry> entries;

    /** @param at of its local header */
    record Entry(String name, int flags, int method, long packed, long at) {}

    private ZipDirectory(ForeignFile file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    static ZipDirectory of(ForeignFile file) throws IOException, RefusedFileException {
        try (SeekableByteChannel channel = file.open()) {
            ByteBuffer end = endOf(channel);
            int count = end.getShort(10) & 0xffff;
            List<Entry> entries = new ArrayList<>();
            long at = end.getInt(16) & 0xffffffffL;
            for (int i = 0; i < Math.min(count, MOST_ENTRIES); i++) {
                ByteBuffer entry = read(channel, at, ENTRY_LENGTH);
                if (entry.getInt(0) != ENTRY) {
                    throw broken();
                }
                int nameLength = entry.getShort(28) & 0xffff;
                String name =
                        new String(read(channel, at + ENTRY_LENGTH, nameLength).array(), StandardCharsets.UTF_8);
                entries.add(new Entry(
                        name,
                        entry.getShort(8),
                        entry.getShort(10),
                        entry.getInt(20) & 0xffffffffL,
                        entry.getInt(42) & 0xffffffffL));
                at += ENTRY_LENGTH + nameLength + (entry.getShort(30) & 0xffff) + (entry.getShort(32) & 0xffff);
            }
            return new ZipDirectory(file, List.copyOf(entries));
        }
    }

    private static ByteBuffer endOf(SeekableByteChannel channel) throws IOException, RefusedFileException {
        int length = (int) Math.min(channel.size(), END_LENGTH + 0xffff);
        long from = channel.size() - length;
        ByteBuffer tail = read(channel, from, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return tail.slice(at, length - at).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw broken();
    }

    private static ByteBuffer read(SeekableByteChannel channel, long at, int length)
            throws IOException, RefusedFileException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw broken();
            }
        }
        return buffer;
    }

    List<Entry> entries() {
        return entries;
    }

    Source source(Entry entry) {
        return () -> {
            SeekableByteChannel channel = file.open();
            try {
                return open(entry, channel);
            } catch (IOException | RefusedFileException | RuntimeException e) {
                channel.close();
                throw e;
            }
        };
    }

    private Input open(Entry entry, SeekableByteChannel channel) throws IOException, RefusedFileException {
        if ((entry.flags() & 1) != 0) {
            throw new RefusedFileException(
                    ENCRYPTED, "\"" + entry.name() + "\" is encrypted: send it without a password");
        }
        ByteBuffer local = read(channel, entry.at(), LOCAL_LENGTH);
        if (local.getInt(0) != LOCAL) {
            throw broken();
        }
        channel.position(entry.at() + LOCAL_LENGTH + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff));
        InputStream packed = Channels.newInputStream(channel);
        long most = Math.min(Limits.UNPACKED, Math.max(Limits.UNSUSPICIOUS, Limits.TIMES_PACKED * file.size()));
        return switch (entry.method()) {
            case 0 -> new Input(new Part(packed, entry.packed()), channel, most);
            case 8 -> new Input(inflated(packed), channel, most);
            default ->
                throw new RefusedFileException(
                        "unknown-packing", "\"" + entry.name() + "\" is packed in an unusual way: send it unpacked");
        };
    }

    private static InputStream inflated(InputStream packed) {
        Inflater inflater = new Inflater(true);
        // One byte more, as an inflater without a header needs at the end.
        InputStream padded = new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1]));
        return new InflaterInputStream(padded, inflater, 8192) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    private static RefusedFileException broken() {
        return new RefusedFileException(
                "broken-zip", "The ZIP file is broken or cut off: send it again, or send what is in it");
    }

    /** So many bytes, and no more. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream all, long length) {
            super(all);
            left = length;
        }

        @Override
        public int read() throws IOException {
            return left <= 0 || left-- == 0 ? -1 : super.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int got = super.read(into, from, (int) Math.min(length, left));
            left -= Math.max(got, 0);
            return got;
        }
    }
}
