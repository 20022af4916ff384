package org.chronomap.backend.exporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * A file that is made piece by piece as it is asked for: while its reader takes no more neither a thread nor more than a few pieces
 * wait for them.
 */
final class Pieces {

    /** A server writes ahead 128 of them to one who reads slowly: a megabyte. */
    private static final int PIECE = 1 << 13;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(2 * PIECE);
    private final Steps file;
    private boolean ended;

    private Pieces(File file) throws IOException {
        this.file = file.begin(out);
    }

    /** Begins a file. */
    @FunctionalInterface
    interface File {

        Steps begin(OutputStream out) throws IOException;
    }

    /** A file that is being written, some of it at a time. */
    @FunctionalInterface
    interface Steps {

        /** Writes what comes next, an item or less; false once that was the end of the file. */
        boolean next() throws IOException;
    }

    static Flux<DataBuffer> of(File file, DataBufferFactory buffers) {
        return Flux.generate(() -> new Pieces(file), (pieces, sink) -> {
            try {
                byte[] piece = pieces.next();
                if (piece == null) {
                    sink.complete();
                } else {
                    sink.next(buffers.wrap(piece));
                }
            } catch (IOException e) {
                sink.error(e);
            }
            return pieces;
        });
    }

    /** Null after the last. */
    private byte @Nullable [] next() throws IOException {
        while (out.size() < PIECE && !ended) {
            ended = !file.next();
        }
        if (out.size() == 0) {
            return null;
        }
        byte[] piece = out.toByteArray();
        out.reset();
        return piece;
    }
}
