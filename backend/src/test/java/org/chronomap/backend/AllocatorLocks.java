package org.chronomap.backend;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets Netty's own allocator wait for its lock when many threads ask it for memory: a matter of nanoseconds, which Netty's list of
 * exceptions for BlockHound lacks. Without this an answer is lost now and then, in tests alone.
 */
public final class AllocatorLocks implements BlockHoundIntegration {

    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(ALLOCATOR, "allocate");
        builder.allowBlockingCallsInside(ALLOCATOR + "$Magazine", "free");
    }

    @Override
    public int compareTo(BlockHoundIntegration other) {
        return 0;
    }
}
