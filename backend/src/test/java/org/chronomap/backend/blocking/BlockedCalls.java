package org.chronomap.backend.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
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

    /** What takes the longer the larger a story is, by its type and name: it blocks a thread that serves readers, and no other. */
    private static final Map<String, String> GROWING = Map.of(
            "org.chronomap.backend.state.ActorNames.gathered",
            "(Lorg/chronomap/geodata/story/Story;)Lorg/chronomap/backend/state/ActorNames;",
            "org.chronomap.geodata.format.StoryWriter.writeMembers",
            "(Ltools/jackson/core/JsonGenerator;Lorg/chronomap/geodata/index/StoryIndex;Lorg/chronomap/geodata/format/Wording;)V",
            "org.chronomap.backend.feeds.LastChange.gathered",
            "(Lorg/chronomap/geodata/index/StoryIndex;)Ljava/time/Instant;",
            "org.chronomap.backend.feeds.AtomFeed.write",
            "(Lorg/chronomap/backend/snapshot/Snapshot;Lorg/chronomap/backend/snapshot/Edition;)[B",
            "org.chronomap.backend.picture.PictureWords.isWritable",
            "()Z",
            "org.chronomap.backend.picture.PictureWords.alt",
            "(Lorg/chronomap/backend/state/ReaderState;)Ljava/lang/String;",
            "org.chronomap.backend.page.StoriesPage.render",
            "(Ljava/util/List;Ljava/lang/String;Ljava/lang/String;)[B",
            "org.chronomap.backend.view.OpenText.filled",
            "(Ljava/util/Map;)[B");

    private static final Map<String, Integer> RUNS = new ConcurrentHashMap<>();

    private static String type(String method) {
        return method.substring(0, method.lastIndexOf('.')).replace('.', '/');
    }

    private static String name(String method) {
        return method.substring(method.lastIndexOf('.') + 1);
    }

    /** How often one of those that grow was run so far, on threads that must not block. */
    static int runs(String method) {
        assertThat(GROWING).containsKey(method);
        return RUNS.getOrDefault(method, 0);
    }

    @Override
    public void applyTo(BlockHound.Builder builder) {
        GROWING.forEach((method, signature) -> builder.markAsBlocking(type(method), name(method), signature));
        builder.blockingMethodCallback(call -> {
            String method = call.getClassName() + '.' + call.getName();
            RUNS.merge(method, 1, Integer::sum);
            if (!GROWING.containsKey(method) || Thread.currentThread().getName().contains("-http-")) {
                SEEN.add(new BlockingOperationError(call));
            }
        });
        // For the instant in which another thread takes memory from the same magazine, it waits for that one's lock.
        // Netty's own
        // integration allows its pools' locks, but of this one only what is done when a thread begins and ends.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
    }

    /** Those since this was last asked, each with where it was made. */
    static List<BlockingOperationError> take() {
        return Stream.generate(SEEN::poll).takeWhile(call -> call != null).toList();
    }
}
