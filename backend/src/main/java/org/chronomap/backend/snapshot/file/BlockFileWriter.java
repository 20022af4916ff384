package org.chronomap.backend.snapshot.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a {@link BlockFile} beside where it is to be, and puts it there once it lies on disk as a whole: whenever the process or the
 * machine ends, the old one is there, or the new one.
 */
public final class BlockFileWriter implements AutoCloseable {

    /** How the name of one ends that is being written, or whose writer was killed. */
    public static final String UNFINISHED = ".unfinished";

    private static final int ALIGNMENT = 8;

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final List<ByteBuffer> directory = new ArrayList<>();
    private long position;

    public BlockFileWriter(Path file) throws IOException {
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        this.channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Adds what remains of a block. */
    public void add(ByteBuffer block) throws IOException {
        directory.add(ByteBuffer.allocate(BlockFile.ENTRY)
                .putLong(position)
                .putInt(block.remaining())
                .putInt(BlockFile.checksum(block))
                .flip());
        write(block.duplicate());
        write(ByteBuffer.allocate((int) (-position & (ALIGNMENT - 1))));
    }

    private void write(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Has all of it on disk, under its other name. */
    public void finish() throws IOException {
        ByteBuffer entries = ByteBuffer.allocate(BlockFile.ENTRY * directory.size());
        directory.forEach(entries::put);
        entries.flip();
        long begin = position;
        write(entries.duplicate());
        write(BlockFile.tail(begin, directory.size(), BlockFile.checksum(entries)));
        channel.force(true);
        channel.close();
    }

    /** Puts it in the place of the old one. */
    public void show() throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What was not shown is gone. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }
}
