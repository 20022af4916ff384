package org.chronomap.backend.snapshot.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.zip.CRC32C;

/**
 * A file of blocks, which are counted from 0, mapped into memory. Whether a block is as it was written is looked at when it is first
 * asked for, and not when the file is opened: so that costs the same for a large one as for a small one.
 *
 * <p>Each block begins at a multiple of 8; behind the last one stands for each where it begins (8 bytes), its length (4) and CRC-32C
 * (4), and at the very end {@link #tail}: where that begins, how many blocks there are, the checksum of it, and a mark. All numbers are
 * big-endian. A mapping has no more than 2 GB in Java, so the file is mapped in parts, each of whole blocks.
 */
public final class BlockFile {

    static final long MARK = 0x43686e6f424c4b31L;
    static final int ENTRY = Long.BYTES + 2 * Integer.BYTES;
    static final int TAIL = 2 * Long.BYTES + 2 * Integer.BYTES;

    /** A part ends before the block that would make it longer. */
    private static final long PART = 1L << 30;

    private final String name;
    private final List<ByteBuffer> blocks;
    private final int[] checksums;
    /** 1 = it is as it was written. */
    private final AtomicIntegerArray checked;

    private BlockFile(String name, List<ByteBuffer> blocks, int[] checksums) {
        this.name = name;
        this.blocks = blocks;
        this.checksums = checksums;
        this.checked = new AtomicIntegerArray(checksums.length);
    }

    /**
     * Maps a file, of which it reads the end alone.
     *
     * @throws DamagedFileException when it has been cut, or its end is not as it was written
     */
    public static BlockFile open(Path file) throws IOException {
        return open(file, PART);
    }

    /** @param longest of a part, but for one of a single block */
    static BlockFile open(Path file, long longest) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            String name = String.valueOf(file.getFileName());
            ByteBuffer directory = directory(channel, name);
            int count = directory.remaining() / ENTRY;
            int[] checksums = new int[count];
            List<ByteBuffer> blocks = new ArrayList<>(count);
            int first = 0;
            for (int block = 0; block < count; block++) {
                checksums[block] = directory.getInt(block * ENTRY + Long.BYTES + Integer.BYTES);
                boolean isLast = block == count - 1;
                if (isLast || end(directory, block + 1) - begin(directory, first) > longest) {
                    map(channel, directory, first, block, blocks);
                    first = block + 1;
                }
            }
            return new BlockFile(name, blocks, checksums);
        }
    }

    private static ByteBuffer directory(FileChannel channel, String name) throws IOException {
        long size = channel.size();
        if (size < TAIL) {
            throw new DamagedFileException(name + " is cut");
        }
        ByteBuffer tail = read(channel, size - TAIL, TAIL);
        long begin = tail.getLong();
        int count = tail.getInt();
        int checksum = tail.getInt();
        if (tail.getLong() != MARK || count < 0 || begin != size - TAIL - (long) ENTRY * count) {
            throw new DamagedFileException(name + " is cut");
        }
        ByteBuffer directory = read(channel, begin, count * ENTRY);
        if (checksum(directory) != checksum) {
            throw new DamagedFileException(name + " has a damaged directory");
        }
        return directory;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("The file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static long begin(ByteBuffer directory, int block) {
        return directory.getLong(block * ENTRY);
    }

    private static long end(ByteBuffer directory, int block) {
        return begin(directory, block) + directory.getInt(block * ENTRY + Long.BYTES);
    }

    private static void map(FileChannel channel, ByteBuffer directory, int first, int last, List<ByteBuffer> blocks)
            throws IOException {
        long start = begin(directory, first);
        ByteBuffer part = channel.map(FileChannel.MapMode.READ_ONLY, start, end(directory, last) - start);
        for (int block = first; block <= last; block++) {
            blocks.add(part.slice(
                    (int) (begin(directory, block) - start), (int) (end(directory, block) - begin(directory, block))));
        }
    }

    static ByteBuffer tail(long directory, int count, int checksum) {
        return ByteBuffer.allocate(TAIL)
                .putLong(directory)
                .putInt(count)
                .putInt(checksum)
                .putLong(MARK)
                .flip();
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    public int blocks() {
        return checksums.length;
    }

    /**
     * A block, to be read alone.
     *
     * @throws DamagedFileException when it is not as it was written
     */
    public ByteBuffer get(int block) {
        ByteBuffer bytes = blocks.get(block);
        if (checked.get(block) == 0) {
            if (checksum(bytes) != checksums[block]) {
                throw new DamagedFileException("Block " + block + " of " + name + " is damaged");
            }
            checked.set(block, 1);
        }
        return bytes.duplicate();
    }
}
