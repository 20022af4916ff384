package org.chronomap.backend.features;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * The text of a feature collection: a head, the features' bytes as they are held, an end. They are copied once, into the buffers that the
 * network takes them from: to hand the pieces themselves on costs more, as it is two objects for each and copies them all the same.
 */
final class GeoJsonText {

    static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

    /** As most pages are: such a text is one buffer. */
    private static final int MOST_AT_ONCE = 256 << 10;

    /** Of a longer text, so that who reads slowly has little of it waiting: Reactor Netty asks for 128 buffers. */
    private static final int CHUNK_BYTES = 16 << 10;

    private final byte[] head;
    private final List<byte[]> features;

    /** @param head up to the first feature */
    GeoJsonText(byte[] head, List<byte[]> features) {
        this.head = head;
        this.features = features;
    }

    long length() {
        long length = (long) head.length + END.length + Math.max(0, features.size() - 1);
        for (byte[] feature : features) {
            length += feature.length;
        }
        return length;
    }

    boolean isAtOnce() {
        return length() <= MOST_AT_ONCE;
    }

    byte[] bytes() {
        DataBuffer all = buffer(DefaultDataBufferFactory.sharedInstance);
        byte[] bytes = new byte[all.readableByteCount()];
        all.read(bytes);
        return bytes;
    }

    /** All of it. */
    DataBuffer buffer(DataBufferFactory buffers) {
        DataBuffer all = buffers.allocateBuffer(Math.toIntExact(length()));
        write(0, Integer.MAX_VALUE, all);
        return all;
    }

    /** The same in chunks, made as they are asked for. */
    Flux<DataBuffer> chunks(DataBufferFactory buffers) {
        return Flux.<DataBuffer, Integer>generate(() -> 0, (first, sink) -> {
                    DataBuffer chunk = buffers.allocateBuffer(CHUNK_BYTES);
                    int next = write(first, CHUNK_BYTES, chunk);
                    sink.next(chunk);
                    if (next > features.size()) {
                        sink.complete();
                    }
                    return next;
                })
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    /**
     * Writes from a feature on until a buffer has so many bytes.
     *
     * @return which one comes next; one more than there are when the end is written
     */
    private int write(int first, int bytes, DataBuffer to) {
        if (first == 0) {
            to.write(head);
        }
        int at = first;
        while (at < features.size() && to.readableByteCount() < bytes) {
            if (at > 0) {
                to.write((byte) ',');
            }
            to.write(features.get(at));
            at++;
        }
        if (at == features.size()) {
            to.write(END);
            at++;
        }
        return at;
    }
}
