package org.chronomap.backend.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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

    /** What takes the longer the larger a story is, by its type and name: it blocks every thread that serves readers but those that are for it. */
    private static final Map<String, String> GROWING = Map.ofEntries(
            Map.entry(
                    "org.chronomap.geodata.geojson.StoryWriter.writeMembers",
                    "(Ltools/jackson/core/JsonGenerator;Lorg/chronomap/geodata/index/StoryIndex;Lorg/chronomap/geodata/geojson/Wording;)V"),
            Map.entry("org.chronomap.backend.snapshot.EncodedStory$Features.write", "()Ljava/util/List;"),
            Map.entry(
                    "org.chronomap.backend.feeds.AtomFeed.write",
                    "(Lorg/chronomap/backend/snapshot/Snapshot;Lorg/chronomap/backend/snapshot/EncodedStory;)[B"),
            Map.entry(
                    "org.chronomap.backend.feeds.Sitemap.write",
                    "(Ljava/util/List;Ljava/util/List;Ljava/lang/String;)[B"),
            Map.entry("org.chronomap.backend.picture.text.PictureWords.isWritable", "()Z"),
            Map.entry(
                    "org.chronomap.backend.picture.text.PictureWords.alt",
                    "(Lorg/chronomap/backend/state/ReaderState;)Ljava/lang/String;"),
            Map.entry("org.chronomap.backend.page.StoriesPage.render", "(Ljava/util/List;Ljava/lang/String;)[B"),
            Map.entry("org.chronomap.backend.page.StoryWords.scenes", "()Ljava/util/List;"),
            Map.entry(
                    "org.chronomap.backend.embed.OEmbed.of",
                    "(Lorg/chronomap/backend/snapshot/Snapshot;Ljava/util/Map;Lorg/chronomap/backend/embed/MaxSize;Ljava/lang/String;Lorg/chronomap/backend/language/Messages;Lorg/chronomap/backend/site/Site;)Lorg/chronomap/backend/embed/OEmbed;"),
            Map.entry(
                    "org.chronomap.backend.history.HistoryController.written",
                    "(Lorg/chronomap/backend/history/History$Page;Lorg/chronomap/backend/history/HistoryFormat;Lorg/chronomap/backend/snapshot/Snapshot;Lorg/chronomap/backend/snapshot/EncodedStory;Lorg/chronomap/backend/history/HistoryAddress;)[B"),
            Map.entry(
                    "org.chronomap.geodata.columns.TimeCube.of",
                    "(Lorg/chronomap/geodata/index/StoryIndex;Ljava/lang/String;[J)[B"),
            Map.entry(
                    "org.chronomap.geodata.columns.SpotBox.inHilbertOrder",
                    "(Lorg/chronomap/geodata/columns/IncidentTable;)[I"),
            Map.entry(
                    "org.chronomap.geodata.columns.FacetColumns.of",
                    "(Lorg/chronomap/geodata/index/StoryIndex;Ljava/lang/String;[I)[B"),
            Map.entry(
                    "org.chronomap.geodata.columns.IncidentColumns.chunk",
                    "(Lorg/chronomap/geodata/index/StoryIndex;I)[B"),
            Map.entry("org.chronomap.backend.view.TextWithSlots.filled", "(Ljava/util/Map;)[B"));

    /** Of these what grows is little: they hold up whoever takes the connections, and nobody else. */
    private static final Set<String> QUICK = Set.of("org.chronomap.backend.view.TextWithSlots.filled");

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
        // Of a name, or of what only looks like an address, at a server that may take its time.
        builder.markAsBlocking(
                "java/net/Inet6AddressImpl", "lookupAllHostAddr", "(Ljava/lang/String;)[Ljava/net/InetAddress;");
        builder.blockingMethodCallback(call -> {
            String method = call.getClassName() + '.' + call.getName();
            RUNS.merge(method, 1, Integer::sum);
            if (!GROWING.containsKey(method)
                    || !mayTakeLong(method, Thread.currentThread().getName())) {
                SEEN.add(new BlockingOperationError(call));
            }
        });
        // A test has them stand still.
        builder.allowBlockingCallsInside("org.chronomap.backend.http.HeavyWorkTest", "stand");
        // At the end of a server, what comes late is taken out again of a line that has ended.
        builder.allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "remove");
        // For the instant in which another thread takes memory from the same magazine, it waits for that one's lock.
        // Netty's own
        // integration allows its pools' locks, but of this one only what is done when a thread begins and ends.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
    }

    private static boolean mayTakeLong(String method, String thread) {
        return thread.startsWith("heavy-") || (QUICK.contains(method) && !thread.contains("-http-"));
    }

    /** Those since this was last asked, each with where it was made. */
    static List<BlockingOperationError> take() {
        return Stream.generate(SEEN::poll).takeWhile(call -> call != null).toList();
    }
}
