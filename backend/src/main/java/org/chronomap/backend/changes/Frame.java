package org.chronomap.backend.changes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What is sent at once, the same bytes to all: one or more whole server-sent events.
 *
 * @param seq of the last change that it tells of; 0 = of none
 * @param bytes outside the heap, so that no connection needs a copy of its own; never written to
 * @param last nothing comes behind it
 */
record Frame(long seq, ByteBuffer bytes, boolean last) {

    /** Keeps an idle connection open, and says that it is. */
    static final Frame BEAT = of(0, "event: beat\ndata:\n\n".getBytes(StandardCharsets.UTF_8), false);

    /** What readers get is as of an instant, since when the database is away. */
    static Frame stale(Instant since) {
        return of(
                0,
                "event: stale\ndata: {\"since\":\"%s\"}\n\n".formatted(since).getBytes(StandardCharsets.UTF_8),
                false);
    }

    /** The database is back, and so is all that it held. */
    static Frame fresh() {
        return of(0, "event: fresh\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8), false);
    }

    static Frame of(long seq, byte[] events, boolean last) {
        return new Frame(
                seq, ByteBuffer.allocateDirect(events.length).put(events).flip(), last);
    }

    /** What the reader has is to be loaded anew; what is loaded from now on has all up to a sequence number. */
    static Frame reset(long seq, boolean last) {
        String event = "event: reset\nid: %d\ndata: {\"seq\":%d}\n\n".formatted(seq, seq);
        return of(seq, event.getBytes(StandardCharsets.UTF_8), last);
    }

    int size() {
        return bytes.limit();
    }

    /** The bytes for one connection. */
    ByteBuffer shared() {
        return bytes.duplicate();
    }
}
