package org.chronomap.backend.importing.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chronomap.backend.problem.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Writes a body to disk as it comes: in memory there is a part of it at a time, as large as it comes from the network. */
record Spool(long most) {

    /** Left on the disk for the database, whatever is sent. */
    private static final long LEFT = 256L << 20;
    /** How often it is looked whether that is there, in bytes. */
    private static final long LOOK = 16L << 20;

    /**
     * @param declared how long it says to be; negative = it does not say
     * @return its length; fails with a {@link ProblemException} (413, 507), and nothing is left on the disk
     */
    Mono<Long> write(Flux<DataBuffer> body, long declared, Path to) {
        // That a body stands still must be answered at once: the connection ends then.
        Sinks.Empty<Long> failed = Sinks.empty();
        return Mono.firstWithSignal(failed.asMono(), written(body.doOnError(failed::tryEmitError), declared, to));
    }

    private Mono<Long> written(Flux<DataBuffer> body, long declared, Path to) {
        // Who goes away later leaves what is whole.
        AtomicBoolean isWhole = new AtomicBoolean();
        return Mono.using(
                        () -> open(declared, to),
                        channel -> body.publishOn(Schedulers.boundedElastic(), 4)
                                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                                .reduce(0L, (before, part) -> add(channel, before, part, to)),
                        Spool::close)
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(size -> isWhole.set(true))
                .doOnError(failure -> delete(to))
                .doOnCancel(() -> {
                    if (!isWhole.get()) {
                        Schedulers.boundedElastic().schedule(() -> delete(to));
                    }
                });
    }

    private SeekableByteChannel open(long declared, Path to) throws IOException {
        requireNotTooLarge(declared);
        requireRoom(to, Math.max(0, declared));
        return Files.newByteChannel(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private long add(SeekableByteChannel channel, long before, DataBuffer part, Path to) {
        try {
            long after = before + part.readableByteCount();
            requireNotTooLarge(after);
            if (after / LOOK != before / LOOK) {
                requireRoom(to, 0);
            }
            try (DataBuffer.ByteBufferIterator bytes = part.readableByteBuffers()) {
                while (bytes.hasNext()) {
                    ByteBuffer some = bytes.next();
                    while (some.hasRemaining()) {
                        channel.write(some);
                    }
                }
            }
            return after;
        } catch (IOException e) {
            throw full(String.valueOf(e.getMessage()));
        } finally {
            DataBufferUtils.release(part);
        }
    }

    void requireNotTooLarge(long size) {
        if (size > most) {
            throw SentFiles.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "A file to import has " + words(most)
                            + " at the most (chronomap.imports.max-size); cut it into several");
        }
    }

    private static void requireRoom(Path to, long size) throws IOException {
        long room = Files.getFileStore(to.toAbsolutePath().getParent()).getUsableSpace();
        if (room - size < LEFT) {
            throw full("there are " + words(Math.max(0, room)) + " left, of which " + words(LEFT) + " are kept");
        }
    }

    private static ProblemException full(String why) {
        return SentFiles.problem(
                HttpStatus.INSUFFICIENT_STORAGE, "no-room", "The disk of this server has no room for the file: " + why);
    }

    static String words(long bytes) {
        return bytes >= 10L << 30
                ? (bytes >> 30) + " GB"
                : bytes >= 10L << 20
                        ? (bytes >> 20) + " MB"
                        : bytes >= 10L << 10 ? (bytes >> 10) + " kB" : bytes + " bytes";
    }

    private static void close(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw full(String.valueOf(e.getMessage()));
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Line by line; to be closed. */
    static Stream<String> lines(Path path) throws IOException {
        BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        return reader.lines().onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
