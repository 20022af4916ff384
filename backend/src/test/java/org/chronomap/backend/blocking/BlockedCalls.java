package org.chronomap.backend.blocking;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Notes blocking calls on threads that must not block, and lets them go on. An error thrown in their midst would be swallowed
 * within Netty: the answer that was being written would never come, and nobody would know why.
 */
public final class BlockedCalls implements BlockHoundIntegration {

    private static final Queue<BlockingOperationError> SEEN = new ConcurrentLinkedQueue<>();

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.blockingMethodCallback(call -> SEEN.add(new BlockingOperationError(call)));
        // For the instant in which another thread takes memory from the same magazine, it waits for that one's lock.
        // Netty's own
        // integration allows its pools' locks, but of this one only what is done when a thread begins and ends.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
        // Hands what a flow brings to a thread that waits for it, and holds that one's lock for no longer than it takes
        // to say so.
        builder.allowBlockingCallsInside(
                "reactor.core.publisher.BlockingIterable$SubscriberIterator", "signalConsumer");
    }

    /** Those since this was last asked, each with where it was made. */
    static List<BlockingOperationError> take() {
        return Stream.generate(SEEN::poll).takeWhile(call -> call != null).toList();
    }
}
