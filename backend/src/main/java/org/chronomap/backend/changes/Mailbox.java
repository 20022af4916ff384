package org.chronomap.backend.changes;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * What waits to be sent to one subscriber, who takes one frame after the other, each when the one before it has left. It holds 64
 * frames and 256 KB at the most, or a single frame of any size; when more comes, all of it gives way to a {@code reset}, and that is
 * the end.
 */
final class Mailbox {

    private static final int MOST_FRAMES = 64;
    private static final int MOST_BYTES = 256 * 1024;

    private final String story;
    private final Deque<Frame> waiting = new ArrayDeque<>(4);
    private int bytes;
    private long known = -1;
    private boolean over;
    private long spokenAt = System.nanoTime();
    private @Nullable MonoSink<Frame> reader;
    private @Nullable Runnable cut;

    Mailbox(String story) {
        this.story = story;
    }

    String story() {
        return story;
    }

    /**
     * From now on frames may be taken.
     *
     * @param seq the subscriber knows all up to it, with the first frame: what came meanwhile and is no newer is dropped
     * @param first before all others; null = none
     */
    synchronized void begin(long seq, @Nullable Frame first) {
        known = seq;
        waiting.removeIf(frame -> frame.seq() <= seq);
        bytes = waiting.stream().mapToInt(Frame::size).sum();
        if (first != null) {
            waiting.addFirst(first);
            bytes += first.size();
            over |= first.last();
        }
    }

    /** Puts a frame in; false when there is no room for it, and this is the end. */
    boolean offer(Frame frame) {
        MonoSink<Frame> taker;
        synchronized (this) {
            boolean ofAChange = frame.seq() > 0;
            if (over || (ofAChange && frame.seq() <= known)) {
                return true;
            }
            if (!waiting.isEmpty() && (waiting.size() >= MOST_FRAMES || bytes + frame.size() > MOST_BYTES)) {
                if (!ofAChange) {
                    return true;
                }
                waiting.clear();
                waiting.add(Frame.reset(Math.max(known, frame.seq()), true));
                bytes = 0;
                over = true;
                return false;
            }
            over = frame.last();
            taker = reader;
            if (taker == null) {
                waiting.add(frame);
                bytes += frame.size();
                return true;
            }
            reader = null;
            spokenAt = System.nanoTime();
        }
        taker.success(frame);
        return true;
    }

    /** Says something to a subscriber who has heard nothing since an instant, as {@link System#nanoTime} has it. */
    void beat(long since) {
        MonoSink<Frame> taker;
        synchronized (this) {
            taker = reader;
            if (taker == null || spokenAt - since > 0) {
                return;
            }
            reader = null;
            spokenAt = System.nanoTime();
        }
        taker.success(Frame.BEAT);
    }

    /** The next frame, when it comes; empty at the end. To be subscribed to again and again, by one subscriber. */
    Mono<Frame> next() {
        return Mono.create(this::take);
    }

    private void take(MonoSink<Frame> sink) {
        Frame frame;
        synchronized (this) {
            frame = waiting.poll();
            if (frame == null && !over) {
                reader = sink;
                return;
            }
            bytes -= frame == null ? 0 : frame.size();
            spokenAt = System.nanoTime();
        }
        sink.success(frame);
    }

    /** Takes no more in; what waits is sent still. */
    void end() {
        MonoSink<Frame> taker;
        synchronized (this) {
            over = true;
            taker = reader;
            reader = null;
        }
        if (taker != null) {
            taker.success();
        }
    }

    /** Whether all has been taken that will ever come. */
    synchronized boolean isOver() {
        return over && waiting.isEmpty();
    }

    /** @param closer closes the connection though something is not sent */
    synchronized void cutBy(Runnable closer) {
        cut = closer;
    }

    /** Nobody takes anything any more. */
    synchronized void leave() {
        over = true;
        waiting.clear();
        reader = null;
        cut = null;
    }

    /** Closes the connection of a subscriber who does not take what is left. */
    void cut() {
        Runnable closer;
        synchronized (this) {
            closer = cut;
        }
        if (closer != null) {
            closer.run();
        }
    }
}
