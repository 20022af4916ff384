package org.chronomap.backend.page;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.chronomap.backend.http.Kept;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.view.OpenText;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Texts that are rendered once, off the event loop, and again when their edition is another. Filling one in takes longer the longer
 * it is: that too is done elsewhere, and what follows goes on there.
 */
public final class Renderings {

    // By what they are of, so that the page of a newer edition takes the place of the older one's.
    private final Map<Object, Rendered> pages = new ConcurrentHashMap<>();

    private record Rendered(Edition edition, Mono<OpenText> page) {}

    /**
     * A page in UTF-8.
     *
     * @param key what it is of; the edition does not belong to it
     * @param open what fills its slots
     */
    public Mono<byte[]> page(Object key, Edition edition, Callable<byte[]> render, Map<String, String> open) {
        return pages.compute(
                        key,
                        (same, known) -> known != null && known.edition() == edition
                                ? known
                                : new Rendered(
                                        edition, Kept.value(() -> new OpenText(render.call()), Schedulers.parallel())))
                .page()
                .publishOn(Schedulers.parallel())
                .map(page -> page.filled(open));
    }

    /** Lets go of all pages; those of stories that did not change are rendered again. */
    public void forget() {
        pages.clear();
    }

    /** A page in UTF-8 that is not asked for often enough to be kept. */
    static Mono<byte[]> once(Callable<byte[]> render, Map<String, String> open) {
        return Mono.fromCallable(() -> new OpenText(render.call()).filled(open)).subscribeOn(Schedulers.parallel());
    }
}
