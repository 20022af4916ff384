package org.chronomap.backend.blocking;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/** Fails every test in which, or before which, a thread was blocked that must not be; JUnit finds it by itself. */
public final class NothingBlocks implements AfterEachCallback, AfterAllCallback {

    static {
        // Not by a listener of JUnit's launcher: Maven has one in its own process too, to share tests out among others.
        BlockHound.install();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        check();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        check();
    }

    static void check() {
        List<BlockingOperationError> calls = BlockedCalls.take();
        if (!calls.isEmpty()) {
            AssertionError failure = new AssertionError(
                    "A thread that must not block was blocked " + calls.size() + " times, the first time here",
                    calls.get(0));
            calls.stream().skip(1).limit(4).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
