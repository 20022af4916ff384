package org.chronomap.backend.snapshot.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * Keeps chunks of bytes in a file instead of the memory that Java may use, as long as somebody has them: the file goes when it is
 * closed, and what lies in it when nobody looks at it any more.
 */
public final class ChunkFile implements UnaryOperator<ByteBuffer>, Closeable {

    private final FileChannel channel;

    public ChunkFile(Path path) throws IOException {
        channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** What remains of a chunk, from position 0 on. */
    @Override
    public synchronized ByteBuffer apply(ByteBuffer chunk) {
        try {
            long begin = channel.size();
            int size = chunk.remaining();
            ByteBuffer left = chunk.duplicate();
            while (left.hasRemaining()) {
                channel.write(left, begin + size - left.remaining());
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, begin, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
