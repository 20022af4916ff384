package org.chronomap.backend.page;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.view.TextWithSlots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Texts that are rendered once for each revision and language, off the event loop, however many ask for them at once: kept as
 * long as there is room, those that are asked for most.
 */
@Component
public final class Renderings implements PastCache {

    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int BYTES_OF_KEY = 300;

    private final AsyncCache<Key, TextWithSlots> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, TextWithSlots text) ->
                    text.length() + BYTES_OF_KEY + 2 * key.what.toString().length())
            .expireAfterAccess(KEPT)
            .buildAsync();

    /** Keys of sources that nobody holds any more: nothing is found by them. */
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** Does not hold its source. */
    private static final class Key extends WeakReference<Object> {

        private final Object what;
        private final int hash;

        Key(Object source, Object what, ReferenceQueue<Object> gone) {
            super(source, gone);
            this.what = what;
            this.hash = 31 * System.identityHashCode(source) + what.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Object own = get();
            return this == other
                    || (own != null && other instanceof Key key && key.refersTo(own) && key.what.equals(what));
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * A text in UTF-8.
     *
     * @param source what it is made of: of another one it is rendered anew
     * @param what which text of it; whatever the text depends on, and its source does not have, belongs to it
     * @param open what fills its slots
     */
    public Mono<TextWithSlots.Filled> text(
            Object source, Object what, Callable<byte[]> render, Map<String, String> open) {
        return text(source, what, HeavyWork.TEXT.of(() -> new TextWithSlots(render.call())), open);
    }

    /** The same of what more than rendering is needed for. */
    public Mono<TextWithSlots.Filled> text(
            Object source, Object what, Mono<TextWithSlots> made, Map<String, String> open) {
        letGo();
        return Memo.in(kept, new Key(source, what, gone), made)
                // Filling takes longer the longer the text is.
                .publishOn(Schedulers.parallel())
                .map(text -> new TextWithSlots.Filled(text, open));
    }

    /** Of what was rendered of stories that were changed since, or deleted. */
    private void letGo() {
        for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
            kept.asMap().remove((Key) key);
        }
    }

    /** How many texts are kept. */
    int size() {
        return kept.asMap().size();
    }

    /** Lets go of all; the texts of stories that did not change are rendered again. */
    @Override
    public void forget(String story) {
        kept.synchronous().invalidateAll();
    }
}
