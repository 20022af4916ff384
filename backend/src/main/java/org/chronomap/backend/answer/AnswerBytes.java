package org.chronomap.backend.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.chronomap.backend.http.Memo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The bytes of answers that were asked for more than once, in the coding in which they are sent: made and packed once, and kept as long
 * as there is room, those that are asked for most (Caffeine's W-TinyLFU). Finding one costs the hash of its key.
 */
@Component
public final class AnswerBytes {

    private static final int PART_OF_HEAP = 16;

    /** In bytes, before it is packed: a longer one is made for each who asks. */
    private static final int LONGEST = 1 << 20;

    private final AskedBefore askedBefore = new AskedBefore();
    private final AsyncCache<AnswerKey, byte[]> kept;

    @Autowired
    AnswerBytes() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    AnswerBytes(long mostBytes) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((AnswerKey key, byte[] answer) -> key.bytes() + answer.length)
                .buildAsync();
    }

    /** The bytes; null when they are not there yet. */
    public byte @Nullable [] find(AnswerKey key) {
        CompletableFuture<byte[]> found = kept.getIfPresent(key);
        return found != null && found.isDone() && !found.isCompletedExceptionally() ? found.join() : null;
    }

    /**
     * Whether an answer is to be kept: the second time that it is asked for, unless it is too long.
     *
     * @param bytes how long it is
     */
    public boolean isWorthKeeping(AnswerKey key, long bytes) {
        return bytes <= LONGEST && askedBefore.note(key.hashCode());
    }

    /** The bytes, kept from now on; asked for by many at once they are made once. */
    public Mono<byte[]> keep(AnswerKey key, Callable<byte[]> maker) {
        return Memo.in(kept, key, Mono.fromCallable(maker));
    }

    /** Lets go of what tells of another revision of a story than the one that is shown; null = none is. */
    void retain(String story, @Nullable String tag) {
        kept.asMap()
                .keySet()
                .removeIf(key -> key.story().equals(story) && !key.tag().equals(tag));
    }

    void clear() {
        kept.synchronous().invalidateAll();
    }

    /** How many bytes it holds, about. */
    long weight() {
        kept.synchronous().cleanUp();
        return kept.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElseThrow();
    }
}
